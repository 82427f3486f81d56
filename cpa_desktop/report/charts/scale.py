"""Where values stand along a bar of tiers: in proportion, but no tier narrower than its own words."""

from collections.abc import Sequence

from cpa_desktop.core.frozen import frozen


@frozen
class Stretch:
    """A piece of the scale from one value to a higher one, with the room that its words need."""

    start: float
    end: float
    room: float


@frozen
class Scale:
    """Values and the points they stand at; between two of them it is linear."""

    values: tuple[float, ...]
    places: tuple[float, ...]

    def place(self, value: float) -> float:
        """The point at which a value stands; beyond the ends, the end."""
        if value <= self.values[0]:
            return self.places[0]
        for index in range(1, len(self.values)):
            if value <= self.values[index]:
                low, high = self.values[index - 1], self.values[index]
                share = (value - low) / (high - low) if high > low else 1.0
                return self.places[index - 1] + share * (self.places[index] - self.places[index - 1])
        return self.places[-1]


def fitted(stretches: Sequence[Stretch], width: float) -> Scale:
    """The scale over a width; stretches follow one another without gaps."""
    needed = sum(stretch.room for stretch in stretches)
    least = [stretch.room * min(1.0, width / needed) if needed else 0.0 for stretch in stretches]
    spans = [stretch.end - stretch.start for stretch in stretches]
    fixed: set[int] = set()
    while True:
        free = width - sum(least[index] for index in fixed)
        span = sum(spans[index] for index in range(len(spans)) if index not in fixed)
        narrow = {
            index
            for index in range(len(spans))
            if index not in fixed and (span <= 0 or spans[index] / span * free < least[index])
        }
        if not narrow:
            break
        fixed |= narrow
    widths = [least[index] if index in fixed else spans[index] / span * free for index in range(len(spans))]
    # Where all are fixed the words leave room over: it is shared out.
    spare = (width - sum(widths)) / len(widths)
    places = [0.0]
    for each in widths:
        places.append(places[-1] + each + spare)
    return Scale(values=(stretches[0].start, *(stretch.end for stretch in stretches)), places=tuple(places))
