"""Every error has a code of its own and stands in the tree that is drawn at the top of its file."""

import re

from saksi.kernel import errors


def family(base):
    return [
        base,
        *(cls for child in base.__subclasses__() if child.__module__ == errors.__name__ for cls in family(child)),
    ]


def test_codes_are_fixed_and_each_is_used_once():
    codes = [cls.code for cls in family(errors.SaksiError)]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"S[0-9]{3}", code) for code in codes)


def test_the_tree_in_the_file_names_every_error_under_its_parent():
    drawn = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.fullmatch(r" {6}(\w+) *((?:\w+ *)*)", line)
        if match:
            drawn[match[1]] = set(match[2].split())
    for parent in errors.SaksiError.__subclasses__():
        if parent.__module__ == errors.__name__ and parent.__name__ in drawn:
            assert {child.__name__ for child in family(parent)[1:]} <= drawn[parent.__name__], parent.__name__
    names = {name for parent, children in drawn.items() for name in (parent, *children)}
    assert {cls.__name__ for cls in family(errors.SaksiError)} - {"SaksiError"} == names


def test_a_message_is_said_with_name_and_code():
    assert str(errors.DateError("got x, expected y.")) == "DateError [S013]: got x, expected y."
