"""What an officer sends and the pages cannot take. The sentence on the page says why, and the way out."""

# What stands beside a file that cannot be read, whatever it was to hold, by the kind of UnreadableTable; none: nothing was chosen.
FILE_PROBLEMS = {
    "encoding": "文字が読みとれませんでした。Excelで開いて「CSV UTF-8」か「Excelブック（.xlsx）」で保存しなおしてください。",
    "excel": "Excelのファイルとして開けませんでした。Excelで開いて、もう一度保存してから送ってください。",
    "old_excel": "古い形のExcel（.xls）は読めません。Excelで開いて「Excelブック（.xlsx）」で保存しなおしてください。",
    "none": "ファイルが選ばれていません。",
}


class EntryRefused(Exception):
    """A field that was typed; `text` stands beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class UnreadableTable(Exception):
    """A file; `kind` is one of empty, encoding, excel, old_excel, columns, long, sample."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
