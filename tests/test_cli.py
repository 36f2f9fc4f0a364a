"""The command line: what goes where, what is said, and the exit codes. The scan itself is a stand-in here."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimscan.__main__ import main
from claimscan.cli.commands import COMMANDS
from claimscan.errors import UnreadableInput
from claimscan.model import Article, replace
from sample import article as sample

Run = Callable[..., tuple[int, str, str]]


def scan_bytes(
    data: bytes, name: str, *, format: str | None = None, today: date, beside: object = None, corrections: object = ()
) -> Article:
    """The sample under the name of the file; what the file says makes it fail."""
    if data == b"BAD":
        raise UnreadableInput(f"{name}: is not an article")
    if data == b"BUG":
        raise ValueError("a \x1b[2J surprise")
    if data == b"STOP":
        raise KeyboardInterrupt
    article = sample()
    document = replace(article.document, name=name, format=format or "text")
    return replace(article, layout=replace(article.layout, document=document))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run the command in an empty folder with the stand-in; gives exit code, standard output and standard error."""
    monkeypatch.setitem(sys.modules, "claimscan.scan", SimpleNamespace(scan_bytes=scan_bytes))
    monkeypatch.delenv("CLAIMSCAN_DEBUG", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def put(name: str, content: bytes = b"text") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


# What is asked for, and what comes


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "scan")])
def test_version(arguments: tuple[str, ...], run: Run) -> None:
    assert run(*arguments) == (0, "claimscan 0.1.0\n", "")


def test_one_file_is_one_object(run: Run) -> None:
    put("a.txt")
    code, out, err = run("scan", "a.txt", "-f", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)["document"]["path"] == "a.txt"


def test_several_files_are_a_list_in_the_order_given(run: Run) -> None:
    put("b.txt")
    put("a.txt")
    _, out, _ = run("scan", "b.txt", "a.txt", "b.txt", "-f", "json")
    assert [one["document"]["path"] for one in json.loads(out)] == ["b.txt", "a.txt"]


def test_several_files_are_a_line_each(run: Run) -> None:
    put("b.txt")
    put("a.txt")
    _, out, _ = run("scan", "b.txt", "a.txt", "-f", "jsonl")
    assert [json.loads(line)["document"]["path"] for line in out.splitlines()] == ["b.txt", "a.txt"]


def test_a_folder_is_walked_in_order_and_is_always_a_list(run: Run) -> None:
    for name in ("d/b.txt", "d/a/z.txt", "d/a.md", "d/c.TXT"):
        put(name)
    code, out, err = run("scan", "d", "-f", "json")
    assert [one["document"]["path"] for one in json.loads(out)] == ["d/a/z.txt", "d/a.md", "d/b.txt", "d/c.TXT"]
    assert (code, err) == (0, "")


def test_what_a_folder_leaves_out_is_said(run: Run) -> None:
    for name in ("d/a.txt", "d/.hidden.txt", "d/.git/a.txt", "d/picture.png", "d/notes"):
        put(name)
    put("d/binary.txt", b"\x00\x01\x02")
    put("d/wide.txt", "wide".encode("utf-16"))
    code, out, err = run("scan", "d", "-f", "jsonl")
    assert code == 0
    assert [json.loads(line)["document"]["path"] for line in out.splitlines()] == ["d/a.txt", "d/wide.txt"]
    assert err == "claimscan: d: left out: 2 hidden, 2 with a suffix that no reader knows, 1 binary\n"


def test_locks_of_open_documents_are_left_out_of_folders(run: Run) -> None:
    put("d/a.txt")
    put("d/~$draft.docx", b"BAD")
    code, out, err = run("scan", "d", "-f", "jsonl")
    assert (code, [json.loads(line)["document"]["path"] for line in out.splitlines()]) == (0, ["d/a.txt"])
    assert err == "claimscan: d: left out: 1 lock of an open document\n"
    assert run("scan", "d/~$draft.docx")[0] == 2


def test_a_folder_that_leads_back_into_itself_ends(run: Run) -> None:
    put("d/a.txt")
    Path("d/again").symlink_to(Path("d").resolve())
    code, out, _ = run("scan", "d", "-f", "jsonl")
    assert (code, len(out.splitlines())) == (0, 1)


def test_an_empty_folder_cannot_be_scanned(run: Run) -> None:
    Path("d").mkdir()
    assert run("scan", "d") == (2, "", "claimscan: d: there is nothing here that can be scanned\n")


def test_standard_input(run: Run) -> None:
    code, out, _ = run("scan", "-", "-f", "json", stdin=b"text")
    assert (code, json.loads(out)["document"]["path"]) == (0, "<stdin>")


def test_standard_input_can_have_a_name_and_a_format(run: Run) -> None:
    _, out, _ = run("scan", "-", "-f", "json", "--stdin-filename", "bees.txt", "--from", "notes", stdin=b"text")
    assert json.loads(out)["document"]["path"] == "bees.txt"
    assert json.loads(out)["document"]["format"] == "notes"


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (("claims",), "c1"),
        (("claims", "--uncited"), "c2"),
        (("claims", "--uncited", "--needs-source"), "c4"),
        (("notes",), "n1"),
        (("sources",), "s1"),
        (("citations",), "k1"),
    ],
)
def test_rows(arguments: tuple[str, ...], first: str, run: Run) -> None:
    put("a.txt")
    _, out, _ = run(*arguments, "a.txt", "-f", "json")
    assert json.loads(out)[0]["id"] == first


def test_each_work_once(run: Run) -> None:
    put("a.txt")
    _, out, _ = run("sources", "a.txt", "--unique", "-f", "json")
    assert [(row["id"], row["times"], row["cited_in"]) for row in json.loads(out)] == [
        ("s1", 1, ["1"]),
        ("s2", 2, ["1", "2"]),
        ("s4", 1, ["3"]),
    ]


def test_output_to_a_file(run: Run) -> None:
    put("a.txt")
    assert run("scan", "a.txt", "-f", "json", "-o", "a.json") == (0, "", "")
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["document"]["path"] == "a.txt"


def test_excel(run: Run) -> None:
    put("a.txt")
    run("sources", "a.txt", "-f", "csv", "--excel", "-o", "a.csv")
    data = Path("a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfpath,source,")
    assert data.count(b"\r\n") == 5


def test_the_file_that_is_written_is_not_read(run: Run) -> None:
    put("d/a.txt")
    for _ in range(2):
        run("scan", "d", "-f", "md", "-o", "d/report.md")
    assert "report.md" not in Path("d/report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("stage", ["document", "article"])
def test_a_stage_can_be_printed(stage: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", b"Twelve bees.\n")
    _, out, _ = run("scan", "a.txt", "--dump", stage)
    dumped = json.loads(out)
    document = dumped if stage == "document" else dumped["layout"]["document"]
    assert document["name"] == "a.txt"
    assert document["lines"][0]["span"] == [0, 12 if stage == "document" else 23]


# What goes wrong


def test_a_missing_file_is_reported_and_the_others_are_done(run: Run) -> None:
    put("a.txt")
    code, out, err = run("scan", "gone.txt", "a.txt", "-f", "jsonl")
    assert (code, len(out.splitlines())) == (2, 1)
    assert err == "claimscan: gone.txt: there is no such file or folder\n"


def test_a_bad_file_is_reported_and_the_others_are_done(run: Run) -> None:
    put("bad.txt", b"BAD")
    put("good.txt")
    code, out, err = run("check", "bad.txt", "good.txt", "-f", "csv")
    assert code == 2
    assert "good.txt," in out
    assert err == "claimscan: bad.txt: is not an article\n"


def test_one_bad_file_alone_gives_no_output(run: Run) -> None:
    put("bad.txt", b"BAD")
    assert run("scan", "bad.txt", "-f", "json") == (2, "", "claimscan: bad.txt: is not an article\n")


def test_an_unexpected_failure_names_the_file_and_asks_for_a_report(run: Run) -> None:
    put("bug.txt", b"BUG")
    put("good.txt")
    code, out, err = run("scan", "bug.txt", "good.txt", "-f", "jsonl")
    assert (code, len(out.splitlines())) == (70, 1)
    assert err == (
        r"claimscan: bug.txt: this should not have happened (ValueError: a \x1b[2J surprise);"
        " please report it as a bug of claimscan 0.1.0\n"
    )


def test_an_unexpected_failure_outside_a_scan_does_so_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    monkeypatch.setattr("claimscan.report.summary", lambda _: 1 / 0)
    code, out, err = run("scan", "a.txt", "-f", "json")
    assert (code, out) == (70, "")
    assert err.startswith(
        "claimscan: a.txt: this should not have happened (ZeroDivisionError: division by zero); please"
    )


def test_the_traceback_is_for_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMSCAN_DEBUG", "1")
    put("bug.txt", b"BUG")
    code, _, err = run("scan", "bug.txt")
    assert code == 70
    assert "Traceback" in err


def test_an_interrupted_run(run: Run) -> None:
    put("stop.txt", b"STOP")
    assert run("scan", "stop.txt") == (130, "", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("scan",), "Missing argument"),
        (("scna", "a.txt"), "No such command 'scna'"),
        (("scan", "a.txt", "--wrong"), "No such option: --wrong"),
        (("scan", "a.txt", "-f", "xml"), "'xml' is not one of"),
        (("scan", "a.txt", "-f", "json", "--excel"), "claimscan: --excel goes with -f csv or -f tsv"),
        (
            ("scan", "a.txt", "-o", "gone/a.json"),
            "claimscan: gone/a.json: cannot be written (No such file or directory)",
        ),
        (("scan", "a.txt", "-o", "a.txt"), "claimscan: a.txt: would be overwritten before it is read"),
        (("check", "a.txt", "--select", "X9"), "claimscan: no rule is called 'X9'"),
        (("rules", "X9"), "claimscan: no rule is called 'X9'"),
    ],
)
def test_what_could_not_run(arguments: tuple[str, ...], message: str, run: Run) -> None:
    put("a.txt")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert Path("a.txt").read_bytes() == b"text"


def test_a_file_name_does_not_act_on_the_terminal(run: Run) -> None:
    _, _, err = run("scan", "a\x1b[2J\u202e.txt")
    assert err == "claimscan: a\\x1b[2J\\u202e.txt: there is no such file or folder\n"


# Findings and exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--ignore", "D"), 0),
        (("--ignore", "url-date-mismatch"), 0),
        (("--ignore", "D101", "--fail-on", "warning"), 1),
        (("--ignore", "D,C", "--fail-on", "warning"), 0),
        (("--ignore", "D", "--ignore", "c1", "--fail-on", "info"), 1),
        (("--select", "U"), 0),
        (("--select", "U,D"), 1),
        (("--select", "U,D", "--ignore", "D"), 0),
    ],
)
def test_check_fails_on_findings(arguments: tuple[str, ...], code: int, run: Run) -> None:
    put("a.txt")
    assert run("check", "a.txt", *arguments)[0] == code


def test_a_check_without_findings_says_so(run: Run) -> None:
    put("a.txt")
    assert run("check", "a.txt", "--select", "S") == (0, "", "claimscan: 0 findings in 1 document\n")
    assert run("check", "a.txt", "--select", "S", "-f", "json") == (0, "[]\n", "")


def test_findings_do_not_fail_a_scan(run: Run) -> None:
    put("a.txt")
    assert run("scan", "a.txt")[0] == 0


def test_select_and_ignore_keep_findings_from_the_output(run: Run) -> None:
    put("a.txt")
    _, out, _ = run("check", "a.txt", "--select", "D,C", "--ignore", "uncited-statistic", "-f", "json")
    assert [finding["code"] for finding in json.loads(out)] == ["D101"]


# Reference


def test_rules(run: Run) -> None:
    code, out, _ = run("rules", "-f", "json")
    rules = {rule["rule"]: rule for rule in json.loads(out)}
    assert code == 0
    assert rules["url-date-mismatch"]["code"] == "D101"
    assert "OK:" in rules["url-date-mismatch"]["documentation"]


@pytest.mark.parametrize("word", ["D101", "d101", "url-date-mismatch"])
def test_one_rule_is_explained(word: str, run: Run) -> None:
    code, out, _ = run("rules", word)
    assert code == 0
    assert out.startswith("D101 url-date-mismatch (error)\n\n")
    assert "Not OK:" in out


def test_schema(run: Run) -> None:
    assert json.loads(run("schema")[1])["title"] == "claimscan report"
    assert run("schema", "--format", "csv")[1].startswith("schema,table,column,meaning\n1,scan,path,")


def test_help_lists_the_commands(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert [line.split()[0] for line in out.partition("Commands:\n")[2].splitlines()] == list(COMMANDS)
    assert "..." not in out.partition("Commands:\n")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example(command: str, run: Run) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"claimscan {command}" in out.partition("Options:")[0].partition("\n\n")[2]


# In a process of its own


def process(*arguments: str, **environment: str) -> list[str]:
    program = (
        "import sys, types, test_cli; from claimscan.__main__ import main;"
        "sys.modules['claimscan.scan'] = types.SimpleNamespace(scan_bytes=test_cli.scan_bytes);"
        "sys.exit(main(sys.argv[1:]))"
    )
    return ["env", *(f"{key}={value}" for key, value in environment.items()), sys.executable, "-c", program, *arguments]


def on_terminal(command: list[str]) -> str:
    """What the command writes when standard output and standard error are a terminal."""
    leader, follower = pty.openpty()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower)
    os.close(follower)
    output = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not chunk:
            break
        output += chunk
    os.close(leader)
    child.wait()
    return output.decode()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{number}.txt") for number in range(300)]
    for file in files:
        put(file)
    child = subprocess.Popen(process("scan", *files, "-f", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout
    assert child.stderr
    child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 141


def test_control_c(tmp_path: Path) -> None:
    fifo = tmp_path / "slow.txt"
    os.mkfifo(fifo)
    child = subprocess.Popen(process("scan", str(fifo)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with fifo.open("wb"):  # opens as soon as the other side reads
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate()
    assert (child.returncode, out, err) == (130, b"", b"")


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    put(str(tmp_path / "a.txt"))
    command = process(
        "claims", str(tmp_path / "a.txt"), "-f", "csv", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    done = subprocess.run(command, capture_output=True, check=True)
    assert "The harbour had 412 hives in 2021." in done.stdout.decode("utf-8")


def test_colour_on_a_terminal_only(tmp_path: Path) -> None:
    file = str(tmp_path / "a.txt")
    put(file)
    assert "\x1b[" in on_terminal(process("check", file, TERM="xterm-256color"))
    assert "\x1b[3" not in on_terminal(process("check", file, TERM="xterm-256color", NO_COLOR="1"))
    assert "\x1b" not in on_terminal(process("check", file, TERM="dumb"))
    assert b"\x1b" not in subprocess.run(process("check", file), capture_output=True, check=False).stdout


def test_width(tmp_path: Path) -> None:
    file = str(tmp_path / "a.txt")
    put(file)

    def width(**environment: str) -> int:
        done = subprocess.run(process("check", file, **environment), capture_output=True, check=False)
        return max(map(len, done.stdout.decode().splitlines()))

    assert width() == 80
    assert width(COLUMNS="132") == 132
    assert width(COLUMNS="wide") == 80


def test_progress_is_shown_on_a_terminal_and_taken_away(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{number}.txt") for number in range(3)]
    for file in files:
        put(file)
    command = process("scan", *files, "-f", "jsonl", TERM="xterm")
    command[command.index("-c") + 1] = (
        f"import claimscan.cli.progress as p; p.PATIENCE = -1;{command[command.index('-c') + 1]}"
    )
    lines = on_terminal(command)
    assert "\r\x1b[K2/3 " in lines
    assert lines.count("\r\x1b[K") >= 6  # three documents, each taken away; one that takes long is written again
    quiet = subprocess.run(command, capture_output=True, check=True)
    assert quiet.stderr == b""


def test_a_single_document_that_takes_long_shows_that_there_is_still_work(tmp_path: Path) -> None:
    file = str(tmp_path / "a.txt")
    put(file)
    command = process("scan", file, "-f", "json")
    slow = (
        "import time, test_cli; real = test_cli.scan_bytes;"
        "test_cli.scan_bytes = lambda *a, **k: (time.sleep(1), real(*a, **k))[1];"
        "import claimscan.cli.progress as p; p.PATIENCE = p.TICK = 0.2;"
    )
    command[command.index("-c") + 1] = slow + command[command.index("-c") + 1]
    lines = on_terminal(command)
    assert "a.txt 1 s" in lines or "a.txt 0 s" in lines
    assert lines.rpartition("\r\x1b[K")[2].startswith("{")
