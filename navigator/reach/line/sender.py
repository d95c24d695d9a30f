"""Sends replies through LINE's own library. Logs a fault by its kind: never what was said, and to whom is not known here.

A reply token can be used once. So what may not have come is sent again: at worst LINE refuses the second.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp
from linebot.v3.messaging import (
    ApiException,
    AsyncApiClient,
    AsyncMessagingApi,
    Configuration,
    ReplyMessageRequest,
)

SECONDS = 5.0  # for one try
PAUSES = (0.5, 2.0, 5.0)  # before the next ones; LINE takes a token for a minute
TOO_MANY = 429


class LineSender:
    """The connections of one process. `failed` is told the kind of a fault, `worked` that a reply went out."""

    def __init__(self, token: str, host: str, failed: Callable[[str], None], worked: Callable[[], None]) -> None:
        self._configuration = Configuration(host=host, access_token=token)
        self._failed, self._worked = failed, worked
        self._client: AsyncApiClient | None = None

    async def reply(self, reply_token: str, messages: list[dict[str, Any]]) -> bool:
        """Whether LINE took it. Never raises."""
        request = ReplyMessageRequest.from_dict({"replyToken": reply_token, "messages": messages})
        for pause in (*PAUSES, None):
            fault, may_try_again = await self._try(request)
            if not fault:
                self._worked()
                return True
            if pause is None or not may_try_again:
                break
            await asyncio.sleep(pause)
        self._failed(fault)
        return False

    async def _try(self, request: ReplyMessageRequest) -> tuple[str, bool]:
        """What went wrong, "" for nothing, and whether another try may help."""
        if self._client is None:
            self._client = AsyncApiClient(self._configuration)  # in the loop that it serves
        try:
            async with asyncio.timeout(SECONDS):
                await AsyncMessagingApi(self._client).reply_message(request)
        except ApiException as error:
            return str(error.status), error.status == TOO_MANY or error.status >= 500
        except (TimeoutError, aiohttp.ClientError) as error:
            return type(error).__name__, True
        return "", False

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None
