"""`navigator read` prints any rule as sentences."""


def test_a_scheme_is_read_with_its_citations(run):
    done = run("read", "saposute-counselling")
    assert "49歳まで" in done.output
    assert "根拠：" in done.output
    assert "Did you mean `saposute-counselling`?" in run("read", "saposute-councelling").output


def test_read_any_rule_on_any_day(run):
    assert "7番目（窓口の順番 rank/windows/7）" in run("read", "rank/windows/7", "--as-of", "2025-10-01").output
    assert "hello-work/takasaki" in run("read", "--list").output.splitlines()
    assert run("read", "--all").output.count("■ ") > 150
    assert "List them with --list" in run("read", "qqqqqq").output
