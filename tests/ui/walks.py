# SPDX-License-Identifier: Apache-2.0
"""Sessions from their start to their end, through the window. Each yields after every step that is on record, so that a test
can look around, or break something, between any two steps."""
import re

from book import Book

HERS = "solo si llamas antes"
HIS = "just not on Mondays"
HERS_SHOWN = re.compile(HERS)


class Both:
    """What either of the two may read, each in their language."""

    def __init__(self, exercise, languages=("es", "en")):
        self.books = [Book(language, exercise) for language in languages]

    def __call__(self, key, **given):
        return re.compile("|".join(book(key, **given).pattern for book in self.books), re.S)


def boundary_circles(two):
    """Ana, 52, reads Spanish; Leo, 24, reads English."""
    es, en = Book("es", "boundary_circles"), Book("en", "boundary_circles")
    two.hit(en("match.ready"))
    yield "Leo is ready"
    two.hit(es("match.ready"))
    yield "both are ready"

    two.sit("Ana", "es")
    two.sees(es("cards.advice"))
    two.picture("alone")
    two.hit(es("piles.if"))
    two.write(es("pile_asks.if"), HERS)
    yield "Ana has written words"
    two.hit(es("card.next"))
    two.sees(es("cards.visits_other"))
    two.hit(es("piles.no"))
    two.sees(es("cards.key"))
    two.hit(es("piles.ok"))
    two.sees(es("cards.tidy_other"))
    two.picture("sorting")
    yield "Ana has sorted three cards"
    two.hit(es("input.sealed_give"))
    yield "Ana has sealed"

    two.sit("Leo", "en")
    two.sees(en("cards.advice"))
    yield "Leo sits alone"
    two.hit(en("piles.ok"))
    two.sees(en("cards.visits_other"))
    two.hit(en("piles.if"))
    two.write(en("pile_asks.if"), HIS)
    two.hit(en("card.next"))
    two.sees(en("cards.key"))
    two.hit(en("piles.ok"))
    two.sees(en("cards.tidy_other"))
    two.hit(en("input.sealed_give"))
    yield "both have sealed"

    two.both()
    two.sees(es("reveal.open", name="Ana"))
    two.picture("before-the-reveal")
    yield "at the table before the reveal"
    two.hit(en("reveal.hold", name="Leo"))
    two.sit("Leo", "en")
    two.sees(en("hold.title"))
    two.choose(en("hold.item", item=en.words["cards.key"]["cards.key"]))
    two.picture("kept-closed")
    yield "Leo keeps a card closed"
    two.hit(en("stage.back_to_table"))
    two.sees(es("reveal.open", name="Ana"))
    two.hit(es("reveal.open", name="Ana"))
    two.cannot_press(es("reveal.open", name="Ana"))
    yield "Ana has pressed"
    two.hit(en("reveal.open", name="Leo"))
    two.sees(HERS_SHOWN)
    two.picture("reveal")
    yield "revealed"

    two.hit(two.w("stage.pause"))
    two.sees(two.w("pause.title"))
    two.picture("pause-sheet")
    two.hit(two.w("pause.for", minutes=20))
    two.sees(two.w("paused.go_on"))
    two.picture("paused")
    yield "paused"
    two.hit(two.w("paused.go_on"))
    two.hit(es("match.on"))
    two.cannot_press(es("match.on"))
    yield "Ana has read"
    two.hit(en("match.on"))

    two.choose(en("cards.visits_other"))
    two.picture("what-to-talk-about")
    two.hit(en("input.shared_give"))
    two.cannot_press(en("input.shared_give"))
    yield "Leo has chosen what to talk about"
    two.hit(es("input.pass"))
    for speaker in ("first", "second"):
        either = Both("boundary_circles")
        two.hit(either("match.said"))
        two.picture(f"the-{speaker}-has-said-it")
        yield f"the {speaker} has said it"
        two.hit(either("match.mirror.aloud"))
        two.sees(either("match.mirror.yes"))
        two.picture(f"the-{speaker}-hears-it-back")
        yield f"the {speaker} hears it back"
        two.hit(either("match.mirror.yes"))

    two.sees(es("agree.stem"))
    two.picture("agreeing")
    two.write(es("agree.label"), "llamo antes de venir")
    two.hit(es("input.shared_give"))
    two.cannot_press(es("input.shared_give"))
    yield "Ana has written her line"
    two.write(en("agree.label"), "you call, I answer")
    two.hit(en("input.shared_give"))
    two.sees(es("agreement.yes", name="Ana"))
    two.picture("proposed")
    yield "an agreement is proposed"
    two.hit(es("agreement.yes", name="Ana"))
    two.cannot_press(es("agreement.yes", name="Ana"))
    yield "Ana has said yes"
    two.hit(en("agreement.yes", name="Leo"))
    two.sees(en("close.title"))
    two.picture("closing")
    yield "agreed"
    two.hit(es("match.finish"))
    two.cannot_press(es("match.finish"))
    yield "Ana has finished"
    two.hit(en("match.finish"))
    two.sees(two.w("ended.done.title"))
    two.picture("ended")
    yield "ended"
