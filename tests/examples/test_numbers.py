"""The numbers in the examples are those that their code computes."""

import csv
import importlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

TEXT = ("stop", "way")  # columns that are not numbers


def run(script: Path, *arguments: str) -> None:
    """Run a script of the examples as a reader would."""
    subprocess.run([sys.executable, str(script), *arguments], check=True, capture_output=True)


def rows(path: Path, **wanted: str) -> list[dict[str, str]]:
    """The rows of a CSV file in which these columns read so."""
    with path.open(newline="", encoding="utf-8") as file:
        return [r for r in csv.DictReader(file) if all(r[k] == v for k, v in wanted.items())]


def numbers(row: dict[str, str]) -> dict[str, float]:
    """The numbers of a row; what is left blank is nan."""
    return {key: float(text or "nan") for key, text in row.items() if key not in TEXT}


@pytest.fixture
def code(examples, monkeypatch):
    """Imports a module from the code of an example; packages have modules of the same names."""
    ours = {path.stem for path in examples.rglob("code/*.py")}
    theirs = {name: sys.modules.pop(name) for name in ours & sys.modules.keys()}

    def load(draft: str, module: str):
        monkeypatch.syspath_prepend(str(examples / draft / "code"))
        return importlib.import_module(module)

    yield load
    for name in ours:
        sys.modules.pop(name, None)
    sys.modules.update(theirs)


@pytest.mark.parametrize("table", ["runs", "curves", "reliability"])
def test_the_first_seed_gives_the_rows_of_the_report(examples, first_seed, table):
    written = rows(examples / "report" / "code" / "results" / f"{table}.csv", seed="0")
    again = rows(first_seed / f"{table}.csv")
    assert len(again) == len(written) > 0
    for new, old in zip(again, written, strict=True):
        assert numbers(new) == pytest.approx(numbers(old), rel=1e-3, abs=1e-3, nan_ok=True)
        assert [new.get(column) for column in TEXT] == [old.get(column) for column in TEXT]


@pytest.fixture(scope="module")
def first_seed(tmp_path_factory):
    """What the report's experiment writes for its first seed."""
    folder = tmp_path_factory.mktemp("results")
    script = Path(__file__).parents[2] / "examples" / "report" / "code" / "experiment.py"
    run(script, "--seeds", "1", "--to", str(folder))
    return folder


def test_the_tables_of_the_report_follow_from_its_results(examples, tmp_path):
    report = examples / "report"
    run(report / "code" / "present.py", "--to", str(tmp_path))
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "tables").iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (report / "tables").iterdir()}
    assert made == kept
    drawn = {path.name for path in (tmp_path / "figures").iterdir()}
    assert drawn == {path.name for path in (report / "figures").iterdir()}


def test_the_gradient_of_the_report_agrees_with_central_differences(code):
    perceptron = code("report", "perceptron")
    rng = np.random.default_rng(0)
    net = perceptron.initial(6, 5, 4, rng)
    x, labels, decay, step = rng.normal(size=(7, 6)), rng.integers(4, size=7), 0.03, 1e-6

    def objective(net) -> float:
        weights = (net.w**2).sum() + (net.v**2).sum()
        return perceptron.loss(net.logits(x), labels) + decay / 2 * weights

    slope = perceptron.gradient(net, x, labels, decay)
    for name in "wbvc":
        part = getattr(net, name)
        for index in np.ndindex(part.shape):
            nudge = np.zeros_like(part)
            nudge[index] = step
            ahead, behind = (replace(net, **{name: part + sign * nudge}) for sign in (1, -1))
            difference = (objective(ahead) - objective(behind)) / (2 * step)
            assert getattr(slope, name)[index] == pytest.approx(difference, abs=1e-7)


def test_the_prose_of_the_report_quotes_what_the_results_say(examples, code):
    outcome = code("report", "outcome")
    found = outcome.Outcome(examples / "report" / "code" / "results")
    free, held = (
        outcome.column_of(outcome.select(found.curves, decay=decay), "accuracy").reshape(10, -1)
        for decay in (0.0, 0.03)
    )
    prose = (examples / "report/sections/results-discussion.tex").read_text(encoding="utf-8")
    text = " ".join(prose.split())
    hindsight, peak = free.max(axis=1).mean(), free.mean(axis=0)
    assert rf"would have averaged {hindsight:.1%}".replace("%", r"\,\%") in text
    assert rf"peak of {peak.max():.1%} at epoch {peak.argmax() + 1}".replace("%", r"\,\%") in text
    assert 75 <= held.mean(axis=0).argmax() + 1 <= 85  # "some eighty epochs"
    returned = found.of("memorised", share=0.4, decay=0.03, stop="last").mean()
    assert rf"only {returned:.1%} are".replace("%", r"\,\%") in text


def test_a_network_of_betelgeuse_gives_the_row_of_its_report(examples, code):
    spirals = code("submissions/betelgeuse", "spirals")
    rate = spirals.RATES[4]
    kept = rows(
        examples / "submissions/betelgeuse/code/results.csv",
        optimiser="adam",
        rate=f"{rate:.5g}",
        seed="0",
    )
    error = spirals.train("adam", rate, 0)[-1]
    assert error == pytest.approx(float(kept[0]["test_error"]), abs=5e-3)


def test_a_fit_of_capella_gives_the_row_of_its_report(examples, code):
    features = code("submissions/capella", "features")
    again = {}
    for seed in range(features.SEEDS):
        for key, row in features.fits("relu", 50, 200, seed):
            again.setdefault(key, []).append(row)
    for kept in rows(
        examples / "submissions/capella/code/results.csv", bend="relu", samples="50", width="200"
    ):
        key = ("relu", 50, float(kept["noise"]), float(kept["ridge"]), 200)
        assert float(kept["median_test_error"]) == pytest.approx(
            np.median(again[key], axis=0)[1], rel=1e-3
        )
