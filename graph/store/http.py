"""HTTP as a SPARQL client needs it: requests with credentials, answers as streams, faults in words.

Enters: addresses, forms, bodies. Leaves: responses that are a success, or ``StoreError``. The only room that knows httpx.
Credentials come from the environment, go to the given address alone (redirects are not followed) and stand in no message.
"""

from __future__ import annotations

import io
import os
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import httpx

from graph.store.interface import ReadOnlyError, StoreError

USER, PASSWORD, TOKEN = "CHUANGPU_SPARQL_USER", "CHUANGPU_SPARQL_PASSWORD", "CHUANGPU_SPARQL_TOKEN"
CONNECT = 10.0  # seconds until a server must have taken the connection
SHOWN = 300  # characters of a server's own words that a message quotes
QUERY_FAULTS = (400, 422)
NO_ACCESS = f"应设置环境变量 {TOKEN}，或 {USER} 与 {PASSWORD} / set the environment variable {TOKEN}, or {USER} and {PASSWORD}"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a server wants to know; a token goes before user and password."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def read_credentials(environment: Mapping[str, str] = os.environ) -> Credentials:
    """What the environment says."""
    return Credentials(environment.get(USER, ""), environment.get(PASSWORD, ""), environment.get(TOKEN, ""))


class FaultyQuery(Exception):
    """The server says that the query is at fault; the message is what it says."""


class Connection:
    """Requests to one server. ``timeout`` is how long, in seconds, an answer may stand still."""

    def __init__(self, credentials: Credentials, timeout: float) -> None:
        headers = {"Authorization": f"Bearer {credentials.token}"} if credentials.token else {}
        auth = httpx.BasicAuth(credentials.user, credentials.password) if credentials.user and not credentials.token else None
        self._client = httpx.Client(auth=auth, headers=headers, timeout=httpx.Timeout(timeout, connect=CONNECT))
        self._timeout = timeout
        self.close = weakref.finalize(self, self._client.close)

    def send(
        self,
        method: str,
        address: str,
        *,
        accept: str = "*/*",
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: tuple[str, bytes] | None = None,
        write: bool = False,
    ) -> Response:
        """Send a request, with a form or a body (its media type, its bytes) if any; ``write`` says that it is to change something.

        Raises ``FaultyQuery``, ``ReadOnlyError`` for a change that the server does not take, ``StoreError``.
        """
        headers = {"Accept": accept} | ({"Content-Type": body[0]} if body else {})
        content = body[1] if body else None
        try:
            request = self._client.build_request(method, address, headers=headers, params=params, data=form, content=content)
            response = self._client.send(request, stream=True)
            if not response.is_success:
                response.read()
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise self._unreachable(address, error) from error
        if not response.is_success:
            raise _refused(address, response, write=write)
        return Response(response)

    def _unreachable(self, address: str, error: Exception) -> StoreError:
        if isinstance(error, httpx.TimeoutException):
            return StoreError(f"{address}: {self._timeout:g} 秒内没有回应 / found no answer within {self._timeout:g} s, expected one")
        return StoreError(f"{address}: 无法连接 / found no SPARQL server ({error}), expected one")


def _refused(address: str, response: httpx.Response, *, write: bool) -> Exception:
    status, said = response.status_code, " ".join(response.text.split())[:SHOWN]
    told = f"{status} {response.reason_phrase}" + (f": {said}" if said else "")
    if status in QUERY_FAULTS:
        return FaultyQuery(said or told)
    if status == 401 or (status == 403 and not write):
        return StoreError(f"{address}: 服务器拒绝访问 / the server refuses access ({told}). {NO_ACCESS}")
    if write and status in (403, 405):
        return ReadOnlyError(f"{address}: 服务器不接受修改 / the server takes no changes ({told}). {NO_ACCESS}")
    if response.is_redirect:
        return StoreError(f"{address}: 地址已改为 / found a redirect to {response.headers.get('location')}, expected the server itself")
    return StoreError(f"{address}: 服务器未能回答 / the server could not answer ({told})")


class Response:
    """A success. Read it whole, or as a file; what is not read to its end is closed when nobody holds it any more."""

    def __init__(self, inner: httpx.Response) -> None:
        self._inner = inner
        self.media = inner.headers.get("content-type", "").partition(";")[0].strip().lower()
        self.close = weakref.finalize(self, inner.close)

    def read(self) -> bytes:
        """The whole body."""
        try:
            return self._inner.read()
        except httpx.HTTPError as error:
            raise StoreError(f"{self._inner.url}: 回答中断 / the answer broke off ({error})") from error

    def open(self) -> io.BufferedReader:
        """The body as a file. What fails on the way is an ``OSError``."""
        return io.BufferedReader(_Body(self, self._inner.iter_bytes()), 1 << 16)


class _Body(io.RawIOBase):
    """The pieces of a body as a file."""

    def __init__(self, response: Response, pieces: Iterator[bytes]) -> None:
        self._response, self._pieces, self._rest = response, pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            while not self._rest and (piece := next(self._pieces, None)) is not None:
                self._rest = piece
        except httpx.HTTPError as error:
            raise OSError(f"回答中断 / the answer broke off: {error}") from error
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._response.close()
        super().close()
