"""The talk with a model's server: one question for each part, asked again where that may help, and what it cost.

Rule: a request is repeated only when the server was busy, broken or silent, with longer and longer pauses. The form of the answer is
asked for by schema, else as a JSON object, else in words alone, whichever the server takes. What a server says of its errors is
not repeated to anybody: it may hold words of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from saksi.kernel.errors import ReadingError
from saksi.reading.llm.schema import Answer, NoJsonError, parse_answer, schema
from saksi.reading.llm.settings import LlmSettings
from saksi.reading.llm.transport import NoAnswerError, Request, Response, TooSlowError, Transport

Messages = Sequence[Mapping[str, str]]

_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_UNKNOWN_FORM = frozenset((400, 415, 422, 501))
_TOO_LONG = re.compile(rb"context (?:length|window|size)|num_ctx|too (?:long|large)|too many tokens", re.IGNORECASE)
_LONGEST_PAUSE = 60.0
_SLOW_TRIES = 2
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+(?![^\W\d_])")
_FORMS: tuple[Mapping[str, Any], ...] = (
    {"response_format": {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": schema()}}},
    {"response_format": {"type": "json_object"}},
    {},
)


class PartFailedError(Exception):
    """A part could not be read. The message is a clause for a person."""


class TooMuchError(PartFailedError):
    """The answer or the question was cut: less at once may be read."""


@dataclass
class Cost:
    """What the server reports to have used. requests counts all that were sent; silent those without a report of tokens."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    silent: int = 0

    def __str__(self) -> str:
        tokens = f"{self.tokens_in} tokens in, {self.tokens_out} out" if self.requests > self.silent else "tokens not reported"
        return f"{self.requests} {'request' if self.requests == 1 else 'requests'}, {tokens}"


@dataclass
class Conversation:
    """Asks the model. pause: waits so many seconds. answered: whether the server ever gave a usable answer.

    doubt: says that the server seems to have taken in only the part of a question that fits its context, else empty.
    """

    settings: LlmSettings
    transport: Transport
    pause: Callable[[float], None]
    cost: Cost = field(default_factory=Cost)
    answered: bool = False
    doubt: str = ""
    _form: int = 0
    _extras: dict[str, Any] = field(default_factory=lambda: {"temperature": 0, "seed": 1})

    def ask(self, messages: Messages) -> Answer:
        """The model's answer. Raises TooMuchError or PartFailedError for this part, ReadingError where asking on is no use."""
        try:
            return self._usable(messages)
        except NoJsonError:
            try:
                return self._usable(messages)
            except NoJsonError as error:
                raise TooMuchError("the model's answer was cut or is no JSON") from error

    def _usable(self, messages: Messages) -> Answer:
        reply = _object(self._response(messages).body)
        choices = reply.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
        self._count(reply.get("usage"), messages)
        if choice.get("finish_reason") == "length":
            raise TooMuchError("the model's answer was cut at its longest")
        message = choice.get("message")
        words = message.get("content") if isinstance(message, dict) else None
        answer = parse_answer(words if isinstance(words, str) else "")
        self.answered = True
        return answer

    def _count(self, usage: object, messages: Messages) -> None:
        """Add the tokens; doubt a server that took in fewer than the question has."""
        used = usage if isinstance(usage, dict) else {}
        given, made = (used.get(key) for key in ("prompt_tokens", "completion_tokens"))
        if not isinstance(given, int) or not isinstance(made, int):
            self.cost.silent += 1
            return
        self.cost.tokens_in += given
        self.cost.tokens_out += made
        if 0 < given < _fewest_tokens(messages):
            self.doubt = (
                f"Perhaps not all was read: the model's server reports {given} tokens for a question that has more. Give it a "
                "longer context (Ollama: OLLAMA_CONTEXT_LENGTH)."
            )

    # --- one question, until it is answered

    def _response(self, messages: Messages) -> Response:
        turn = 0
        while True:
            turn += 1
            wait = min(2.0 ** (turn - 1), _LONGEST_PAUSE)
            try:
                response = self._send(messages)
            except NoAnswerError as error:
                if turn >= (_SLOW_TRIES if isinstance(error, TooSlowError) else self.settings.tries):
                    self._silent(error, turn)
            else:
                if response.status == 200:
                    return response
                if self._simpler(response):
                    turn -= 1
                    continue
                self._refuse(response)
                if turn >= self.settings.tries:
                    raise PartFailedError(f"the model's server answered with status {response.status}, {turn} times")
                wait = _asked_pause(response, wait)
            self.pause(wait)

    def _send(self, messages: Messages) -> Response:
        settings = self.settings
        body = {"model": settings.model, "messages": list(messages), "stream": False, **self._extras, **_FORMS[self._form]}
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        self.cost.requests += 1
        data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return self.transport.post(
            Request(settings.address, settings.address.path + "/chat/completions", headers, data, settings.timeout)
        )

    def _simpler(self, response: Response) -> bool:
        """Whether the question can be put in a simpler way that this server may understand; it is from now on."""
        if response.status not in _UNKNOWN_FORM:
            return False
        for name in list(self._extras):
            if name.encode() in response.body:
                del self._extras[name]
                return True
        if self.answered or _TOO_LONG.search(response.body) or self._form + 1 == len(_FORMS):
            return False
        self._form += 1
        return True

    def _refuse(self, response: Response) -> None:
        """Raise what the status means, unless asking again may help."""
        status, where = response.status, self.settings.address
        if status in _BUSY:
            return
        if 300 <= status < 400:
            raise ReadingError(
                "the model's address %(where)s answered with a redirect to another one, which is not followed. "
                "Set llm_address to the address itself.",
                where=where,
            )
        if status in {401, 403}:
            raise ReadingError(
                "the model's server at %(where)s refused the key (status %(status)s). Look at SAKSI_LLM_KEY.",
                where=where,
                status=status,
            )
        if status == 404:
            raise ReadingError(
                "the server at %(where)s knows no model %(model)r, or is none (status 404). Look at llm_model, "
                "and whether the address ends as its handbook says, mostly in /v1.",
                where=where,
                model=self.settings.model,
            )
        if status == 413 or _TOO_LONG.search(response.body):
            raise TooMuchError(f"the question was too long for the model's server (status {status})")
        if not self.answered:
            raise ReadingError(
                "the server at %(where)s refused the question (status %(status)s), in every form that Saksi "
                "knows. Look whether it speaks the chat interface of OpenAI, and for the reason in its own log.",
                where=where,
                status=status,
            )
        raise PartFailedError(f"the model's server refused the question (status {status})")

    def _silent(self, error: NoAnswerError, times: int) -> NoReturn:
        if not self.answered:
            raise ReadingError(
                "nothing was read: %(error)s, %(times)s times. Look whether the model's server runs at "
                "%(address)s and has loaded %(model)r, or give it more time with llm_timeout.",
                error=str(error),
                times=times,
                address=self.settings.address,
                model=self.settings.model,
            )
        raise PartFailedError(f"{error}, {times} times") from error


def _asked_pause(response: Response, otherwise: float) -> float:
    """The seconds that the server asks to wait, within reason."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_PAUSE) if asked.isascii() and asked.isdigit() else otherwise


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoJsonError from error
    if not isinstance(found, dict):
        raise NoJsonError
    return found


def _fewest_tokens(messages: Messages) -> int:
    """Fewer tokens than this no tokenizer makes of the messages: they join a mark with the word after it, never two words."""
    return sum(len(_TOKEN.findall(message["content"])) for message in messages) * 9 // 10
