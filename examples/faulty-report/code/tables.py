"""The report's tables, as LaTeX that its sections include."""

from collections.abc import Iterable

from experiment import (
    DECAYS,
    EPOCHS,
    HIDDEN,
    SEEDS,
    SHARES,
    TEST,
    TRAINING,
    VALIDATION,
)
from glyphs import GRAIN, SHIFT, SIDE, SLANT, STRETCH, TREMOR, TURN, Array
from outcome import REMEDIES, Outcome, interval
from perceptron import BATCH, MOMENTUM, RATE

NOISY = SHARES[1:]  # the shares at which there is anything to calibrate against
WAYS = {"none": "as is", "plain": "plain", "aware": "aware", "oracle": "oracle"}
SHORT = {"None": "None", "Early stopping": "Early", "Weight decay": "Decay", "Both": "Both"}
ASSUMED = {"low": r"$\eta-0.1$", "aware": r"$\eta$", "high": r"$\eta+0.1$"}


def settings(_: Outcome) -> str:
    """What was held fixed, and what was varied."""
    facts = (
        ("Image side $S$ (pixels)", SIDE),
        ("Rotation, s.d. (rad)", TURN),
        ("Shear, s.d.", SLANT),
        ("Stretch of each axis, s.d.", STRETCH),
        ("Shift and tremor, s.d. (image sides)", f"{SHIFT}, {TREMOR}"),
        ("Pixel noise, s.d.", GRAIN),
        ("Images: training, validation, test", f"{TRAINING}, {VALIDATION}, {TEST}"),
        ("Hidden units $H$", HIDDEN),
        (r"Learning rate $\alpha$, momentum $\mu$", f"{RATE}, {MOMENTUM}"),
        (r"Mini-batch size $B$", BATCH),
        ("Epochs $E$", EPOCHS),
        (r"Share of corrupted labels $\eta$", listed(SHARES)),
        (r"Weight decay $\lambda$", listed(DECAYS)),
        ("Seeds", SEEDS),
    )
    return tabular("lr", ("Quantity", "Value"), facts)


def accuracy(outcome: Outcome) -> str:
    """Test accuracy of each remedy at each share."""
    rows = (
        (name, *(percent(outcome.remedy(name, "accuracy", share)) for share in SHARES))
        for name in REMEDIES
    )
    return tabular("lrrrr", ("Remedy", *map(share_name, SHARES)), rows)


def paired(outcome: Outcome) -> str:
    """What each remedy gains over another on the same images, in percentage points."""
    pairs = (
        ("Early stopping", "None"),
        ("Weight decay", "None"),
        ("Weight decay", "Early stopping"),
        ("Both", "Weight decay"),
    )
    rows = (
        (
            f"{SHORT[better]} $-$ {SHORT[other].lower()}",
            *(
                percent(
                    outcome.remedy(better, "accuracy", share)
                    - outcome.remedy(other, "accuracy", share)
                )
                for share in SHARES
            ),
        )
        for better, other in pairs
    )
    return tabular("lrrrr", ("Difference", *map(share_name, SHARES)), rows)


def calibration(outcome: Outcome) -> str:
    """Calibration error of each remedy and way of calibrating, for each share."""
    head = "".join(
        rf" & \multicolumn{{{len(WAYS)}}}{{c}}{{{share_name(share)}}}" for share in NOISY
    )
    rules = "".join(
        rf"\cmidrule(lr){{{2 + i * len(WAYS)}-{1 + (i + 1) * len(WAYS)}}}"
        for i in range(len(NOISY))
    )
    rows = (
        (
            name,
            *(
                percent(outcome.remedy(name, f"ece_{way}", share))
                for share in NOISY
                for way in WAYS
            ),
        )
        for name in REMEDIES
    )
    columns = "l" + "r" * len(NOISY) * len(WAYS)
    above = f"{head} \\\\\n{rules}\n"
    return tabular(columns, ("Remedy", *(list(WAYS.values()) * len(NOISY))), rows, above)


def assumed(outcome: Outcome) -> str:
    """Calibration error where the assumed share is too low, right or too high."""
    rows = (
        (
            share_name(share),
            *(percent(outcome.remedy("Both", f"ece_{way}", share)) for way in ASSUMED),
        )
        for share in NOISY
    )
    return tabular("lrrr", (r"True $\eta$", *ASSUMED.values()), rows)


def percent(values: Array) -> str:
    """The mean and its interval, in percent."""
    mean, half = interval(100.0 * values)
    return rf"${mean:.1f}\pm{half:.1f}$"


def share_name(share: float) -> str:
    """A share in percent, as LaTeX."""
    return rf"{share:.0%}"[:-1] + r"\%"


def listed(values: Iterable[float]) -> str:
    """Numbers with commas between them."""
    return ", ".join(f"{value:g}" for value in values)


def tabular(
    columns: str, head: Iterable[str], rows: Iterable[Iterable[object]], above: str = ""
) -> str:
    """A table in the manner of booktabs; ``above`` goes over the head as it is."""
    lines = (" & ".join(map(str, row)) + r" \\" for row in rows)
    return "\n".join(
        (
            rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}",
            r"\toprule",
            above + " & ".join(head) + r" \\",
            r"\midrule",
            *lines,
            r"\bottomrule",
            r"\end{tabular}",
            "",
        )
    )


TABLES = {
    "settings": settings,
    "accuracy": accuracy,
    "paired": paired,
    "calibration": calibration,
    "assumed": assumed,
}
