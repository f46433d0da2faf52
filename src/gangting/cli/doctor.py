"""``gangting doctor``: what works on this machine."""

import typer

from gangting.cli.options import JsonFlag
from gangting.cli.telling import telling


def doctor(context: typer.Context, as_json: JsonFlag = False) -> None:
    """检查本机 · Say what works on this machine and what does not.

    字体、扫码枪、摄像头、串口、打印机、磁盘、时钟、数据库、密钥 · Needs no booth to be set up.
    """
    with telling(context, as_json) as teller:
        import gangting.cli.jobs.doctor as job  # noqa: PLC0415  brings the database and Qt

        teller.tell(job.examine(teller.asked))
