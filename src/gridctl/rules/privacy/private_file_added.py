"""private-file-added: git tracks a file of private/ that it did not track before.

Compared with the version that `--base` (or `--since`) names: each file below `private/` that is in
git's index or in the commit checked out, and was not in that version. What only lies on the disk
is right there; `.gitignore` and `.gitkeep` hold nothing. Personal Information Protection Law,
article 47; format 1.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

_EMPTY = (".gitignore", ".gitkeep")

RULE = Rule(
    code="PRV104",
    name="private-file-added",
    severity=Severity.ERROR,
    summary=Words("what lies in private/ stays out of git", "private/ 中的文件不进入 git"),
    why=Words(
        "What is tracked in git cannot be deleted when somebody asks for it.",
        "git 跟踪的内容在当事人要求删除时无法删净。",
    ),
    messages={
        "": Words(
            "{file} was added to git, where nothing can be deleted.",
            "{file}被加入了 git，进入 git 的内容无法删净。",
        ),
    },
    hint=Words(
        "Run git rm --cached {file}, write private/ into .gitignore, and clear git's history "
        "of the file if it was committed.",
        "请运行 git rm --cached {file}，在 .gitignore 中写上 private/；如已提交，还须从 git "
        "历史中清除。",
    ),
    good="private/ (a line of .gitignore)",
    bad="git add --force private/contacts.csv",
    history=True,
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each file below private/ that git tracks now and did not in the base."""
    for path in sorted(ctx.base.private_added if ctx.base else ()):
        if not path.endswith(_EMPTY):
            yield Breach(Mark(path), {"file": path})
