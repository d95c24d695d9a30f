"""The support navigator: from a public plan to a conversation that ends at the right door."""

import os

__version__ = "0.14.0"

# numpy's matrix library reads these when it loads, and would start a thread for every core: in several workers, or beside
# the pages of the same process, they fight and everybody waits. An operator who sets one is not overruled.
for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_threads, "1")
