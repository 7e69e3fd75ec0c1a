"""How many threads numpy's linear algebra takes: one, for a question is one thread's work. Knows no library."""

from functools import cache


@cache
def keep_to_one_thread() -> None:
    """Keep the BLAS of numpy, in the whole process, to the thread that calls it.

    OpenBLAS's other threads wait for more by spinning: while questions came, a second core was kept busy for nothing,
    as long as answering itself took. The products of a search are small; adding documents is no slower either
    (benchmarks/LOG.md).
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
