"""The process that writes the encoder's arrays into the folder it is given, for the server that waits for them."""

import os
import sys
from pathlib import Path

from navigator.kept_files import KeptFiles

from .mapped_encoder import keep_arrays

if __name__ == "__main__":
    os.umask(0o077)
    keep_arrays(KeptFiles(Path(sys.argv[1])))
