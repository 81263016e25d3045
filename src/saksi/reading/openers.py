"""Words that open sentences or stand in titles with a capital letter and are no names."""

from __future__ import annotations

FUNCTION = frozenset(
    "a an the this that these those some any all both each every either neither no none one two three four five six seven eight nine ten eleven twelve "
    "he she it they we i you his her hers its their theirs our ours my mine your him them us me who whom whose which what where when why how whoever "
    "whatever in on at by for from to of with without within into onto over under above below between among amid amidst after before since until till "
    "during through throughout about against across along around behind beside besides beyond despite near off out past per toward towards up down upon via "
    "and or but nor so yet if because although though while whereas unless as than then there here not only also too even still again once twice never ever "
    "always often sometimes already just now today yesterday tomorrow tonight later earlier soon meanwhile however therefore thus hence moreover furthermore "
    "instead otherwise nevertheless nonetheless indeed perhaps maybe yes is are was were be been being am has have had do does did will would shall should "
    "can could may might must let please several many much most more less few fewer other others another such same own various numerous dozens hundreds "
    "thousands scores half part nobody somebody anybody everybody nothing something anything everything someone anyone everyone like unlike according "
    "due given rather ahead aside apart except including regarding concerning following next last first second third finally lastly initially "
    "recently currently previously subsequently eventually additionally similarly specifically particularly especially generally usually almost nearly "
    "roughly some around approximately local national international regional human foreign civil public political former late new old young "
    "independent senior junior top key major main leading early whether".split()
)
"""Function words, adverbs and plain adjectives."""

COMMON = frozenset(
    "asked speaking responding calling citing quoting referring asking adding police authorities court courts judges lawyers officials activists journalists "
    "villagers workers women men people residents relatives members critics experts observers union unions rights government prosecutors soldiers troops "
    "students teachers monks farmers protesters demonstrators supporters opposition party president prime minister king queen justice freedom "
    "press media news photo image caption source file updated read more related also see contact share print email editor editors note "
    "breaking exclusive analysis opinion update dear sincerely subject date place time background facts summary recommendations conclusion introduction "
    "defense defence security human state country countries world land labor labour union jailed detained arrested convicted former ex election elections "
    "democracy peace law laws trial verdict death prison jail covid children child youth family families".split()
)
"""Words of news that open sentences and headlines."""

MONTHS_DAYS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)


def is_opener(low: str) -> bool:
    """Whether a lower-cased word with a capital at the head of a sentence is more likely a plain word than a name."""
    return low in FUNCTION or low in COMMON or (len(low) > 5 and low.endswith(("ing", "ly", "ed")))
