"""What only some sorts of plant have, are asked or may take up."""


class OfSorts:
    """Holds for the sorts of plant it names; where it names none, for all."""

    __slots__ = ()

    variants: tuple[str, ...]

    @property
    def for_all(self) -> bool:
        """Whether it holds for every sort of plant."""
        return not self.variants
