"""A made-up site of N works: the same bytes for the same N, on every machine.

Titles and abstracts carry LaTeX accents and maths, works have about six authors drawn by
popularity, and topics; there are profiles, venues and a few notes.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

NOUNS = (
    "graphs lattices kernels automata proteins galaxies markets glaciers polymers neurons "
    "sensors grammars proofs codes flows fields swarms signals crystals queues"
).split()
VERBS = (
    "Learning Bounding Sampling Folding Tracing Routing Proving Measuring Coupling Tiling"
).split()
ADJECTIVES = (
    "sparse random noisy convex quantum discrete robust sublinear hidden stochastic "
    "bipartite adaptive"
).split()
GIVEN = (
    r"Ada Bj{\"o}rn Chlo{\'e} Dmitri El{\.z}bieta Fran\c{c}oise Goran Hana In{\^e}s Jos{\'e} "
    r"Kerstin Lo{\"i}c Mira Nu{\~n}o Olga Pia Quentin Rosa S{\o}ren Tom{\'a}\v{s}"
).split()
FAMILY = (
    r"Abel Becker Carl{\'e}n Dvo\v{r}{\'a}k Eriksen Fonseca Garc{\'\i}a H{\"o}lder Ivanova "
    r"Jansen Kov{\'a}cs Lindstr{\"o}m M{\"u}ller N{\o}rgaard Okafor Petrov Quist Rossi "
    r"Sch{\"o}n Tanaka Ueda Varga Weiss Xu Yamada Zieli{\'n}ski"
).split()
MATHS = (
    r"$O(n \log n)$",
    r"$\epsilon$",
    r"$\sum_{i=1}^{n} x_i^2$",
    r"$\mathbb{R}^d$",
    r"$k$",
    r"$\alpha \le \frac{1}{2}$",
)
VENUES = tuple(
    f"{kind} {noun.title()}"
    for kind in ("Journal of", "Transactions on", "Annals of", "Letters on")
    for noun in NOUNS[:8]
)
SENTENCES = (
    "We study {a} {n} under {m} and show that the bound is tight.",
    r"The method needs {m} samples, 30\% fewer than before, and \emph{{no}} tuning.",
    "Experiments on {n} and on {o} agree with the theory up to {m}.",
    "As a consequence, {a} {o} can be recovered from partial observations.",
    r"Our proof combines a coupling argument with Erd{{\H o}}s--R\'enyi estimates.",
)


def make_site(folder: Path, works: int) -> None:
    """Write the site of `works` works into a folder."""
    rng = random.Random(works)
    people = max(50, works // 3)
    names = [
        f"{rng.choice(FAMILY)}-{rng.choice(FAMILY)}, {rng.choice(GIVEN)} {chr(65 + i % 26)}."
        for i in range(people)
    ]
    popularity = [1 / (rank + 50) for rank in range(people)]
    topics = [f"{a} {n}" for a in ADJECTIVES for n in NOUNS][: min(200, max(10, works // 20))]
    entries = [_entry(rng, i, names, popularity, topics) for i in range(works)]
    content = folder / "content"
    (content / "works").mkdir(parents=True)
    (content / "people").mkdir()
    (content / "news").mkdir()
    (content / "works" / "all.bib").write_text("\n".join(entries), encoding="utf-8")
    for i in range(min(50, works // 20)):
        text = f'name: "{_plain(names[i])}"\nrole: Researcher\ninterests: [{topics[i % 10]}]\n'
        (content / "people" / f"p{i:02d}.yaml").write_text(text, encoding="utf-8")
    for i in range(10):
        text = f"---\ntitle: News {i}\ndate: 2024-0{i % 9 + 1}-15\n---\nSee [@w{i}], a *result*.\n"
        (content / "news" / f"n{i}.md").write_text(text, encoding="utf-8")
    (content / "site.yaml").write_text("title: Bench\nkind: lab\n", encoding="utf-8")


def _entry(
    rng: random.Random, i: int, names: list[str], popularity: list[float], topics: list[str]
) -> str:
    authors = list(dict.fromkeys(rng.choices(names, popularity, k=rng.randint(3, 9))))
    title = f"{rng.choice(VERBS)} {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}: Part {i}"
    if rng.random() < 0.3:
        title += f" in {rng.choice(MATHS)} steps"
    if rng.random() < 0.2:
        title += r" after {Erd\H{o}s}"
    abstract = " ".join(
        rng.choice(SENTENCES).format(
            a=rng.choice(ADJECTIVES), n=rng.choice(NOUNS), o=rng.choice(NOUNS), m=rng.choice(MATHS)
        )
        for _ in range(8)
    )
    year = 1990 + int(35 * rng.random() ** 0.5)
    fields = {
        "title": f"{{{title}}}",
        "author": f"{{{' and '.join(authors)}}}",
        "journal": f"{{{rng.choice(VENUES)}}}",
        "year": f"{{{year}}}",
        "month": rng.choice(("jan", "apr", "jul", "oct")),
        "volume": f"{{{rng.randint(1, 60)}}}",
        "pages": f"{{{i % 400 + 1}--{i % 400 + 14}}}",
        "doi": f"{{10.5555/bench.{i}}}",
        "keywords": f"{{{', '.join(rng.sample(topics, 3))}}}",
        "abstract": f"{{{abstract}}}",
    }
    body = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@article{{w{i},\n{body}\n}}\n"


def _plain(name: str) -> str:
    from sitegen.text.printing import plain
    from sitegen.text.text import Markup, Text

    return plain(Text(name, Markup.TEX))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("works", type=int)
    arguments = parser.parse_args()
    make_site(arguments.folder, arguments.works)
