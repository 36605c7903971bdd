"""gridctl schema."""

from pathlib import Path
from typing import Annotated

import typer

from gridctl.cli.common import DataFolder, LangOption, cannot_write, command_app, fail, pick_lang
from gridctl.cli.help import chinese, said
from gridctl.model.words import Words

app = command_app()

_WRITTEN = Words(
    "{count} {count:schema|schemas} written to {folder}", "已写出{count}个架构文件到{folder}"
)
_PACKAGE = Words(
    "{file} describes the CSV files of this data folder.", "{file} 描述本数据目录的各 CSV 文件。"
)


@app.command(
    help=chinese(
        "写出数据格式的架构文件，放入 schemas/。\n\n"
        "包括 YAML 的 JSON Schema 和 CSV 的 Table Schema；"
        "在数据目录中还写出 datapackage.json，描述其中的 CSV 文件。\n\n"
        "退出码：0 已写出，1 项目清单无法读取，2 无法执行。"
    )
)
def schema(
    folder: DataFolder = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help=said(
                "Write here; default: the data folder, else here.",
                "写到此处；默认为数据目录，没有则为当前目录。",
            ),
            metavar="DIR",
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write the JSON and Table Schemas of the format, into schemas/.

    They describe the YAML and the CSV files. In a data folder also datapackage.json, which
    describes the CSV files that it has.

    Exit code: 0 written, 1 the manifest cannot be read, 2 could not run.
    """
    from gridctl.app.schemas import FOLDER, package_file, schema_files
    from gridctl.app.village import LEADS_AWAY
    from gridctl.cli.opening import here
    from gridctl.lang.say import fill
    from gridctl.source.folder import is_inside, write_atomic

    village, spoken = here(folder, None, lang)
    spoken = pick_lang(lang, village.village.manifest.lang if village else "")
    target = out if out is not None else village.root if village else Path()
    if out is None and not is_inside(target / FOLDER, target):
        fail(LEADS_AWAY, spoken, folder=target / FOLDER)
    files = list(schema_files())
    own = village is not None and target.resolve() == village.root.resolve()
    package = [package_file(village)] if village is not None and own else []
    try:
        for path, data in (*files, *package):
            write_atomic(target / path, data)
    except OSError as error:
        cannot_write(target, error, spoken)
    values = {"count": len(files), "folder": target / FOLDER}
    typer.echo(fill(_WRITTEN, values, spoken))
    for path, _ in package:
        typer.echo(fill(_PACKAGE, {"file": target / path}, spoken))
