"""Small files, small functions."""

import ast


def source_files(checkout):
    files = sorted((checkout / "src" / "gangting").rglob("*.py"))
    assert len(files) > 15, "the tree was not seen"
    # A migration is one long list of columns, written once and never changed.
    return [path for path in files if "versions" not in path.parts]


def functions(tree):
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_source_file_is_longer_than_500_lines(checkout):
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in source_files(checkout)}

    assert {str(path): length for path, length in lengths.items() if length > 500} == {}


def test_no_function_is_longer_than_60_lines(checkout):
    seen, long = 0, []
    for path in source_files(checkout):
        for function in functions(ast.parse(path.read_text(encoding="utf-8"))):
            seen += 1
            length = function.end_lineno - function.lineno + 1
            if length > 60:
                long.append(f"{path.relative_to(checkout)}:{function.lineno} {length} lines")

    assert seen > 40, "the functions were not seen"
    assert long == []
