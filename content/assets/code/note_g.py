"""The Bernoulli numbers as Note G of 1843 computes them, in Lovelace's numbering."""

from fractions import Fraction


def next_bernoulli(n: int, known: list[Fraction]) -> Fraction:
    """B(2n-1) from B1, B3, ..., B(2n-3)."""
    total = -Fraction(1, 2) * Fraction(2 * n - 1, 2 * n + 1)  # operations 1-7
    factor = Fraction(2 * n, 2)  # operation 8
    for k, b in enumerate(known, start=1):
        total += factor * b  # operations 10-12, 21-22
        factor *= Fraction(2 * n - 2 * k + 1, 2 * k + 1)  # operations 13-16
        factor *= Fraction(2 * n - 2 * k, 2 * k + 2)  # operations 17-20
    return -total  # operation 24


if __name__ == "__main__":
    numbers: list[Fraction] = []
    print("lovelace,modern,value")
    for n in range(1, 11):
        numbers.append(next_bernoulli(n, numbers))
        print(f"B{2 * n - 1},B{2 * n},{numbers[-1]}")
