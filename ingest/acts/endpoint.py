"""Ask one iMio endpoint, and nobody else.

The host must be on the list of allowed hosts; its address must be public, unless its
network is allowed too; the connection goes to the address that was checked; redirects
are refused; the answer has a limit of size and time.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

_OK = 200
_ABSENT = frozenset({403, 404, 410})
_CHUNK = 64 * 1024
_PAGE = 50
_MOST_PAGES = 400
_ANNEXES = {
    "publishable": "true",
    "fullobjects": "True",
    "metadata_fields": "file",
}


class EndpointError(Exception):
    """Raised when an endpoint may not be asked or does not answer; the message is French."""


class NotGivenError(EndpointError):
    """Raised when one thing is absent, not to be given, or said to be elsewhere."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, with what token, and within what limits.

    `hosts` are the allowed host names; `networks` the allowed private networks
    ("10.1.0.0/16"). `seconds` bounds one request, `most_bytes` one answer. Plain HTTP is
    for allowed private networks only.
    """

    url: str
    token: str = field(default="", repr=False)
    hosts: frozenset[str] = frozenset()
    networks: tuple[str, ...] = ()
    seconds: float = 30.0
    most_bytes: int = 50 * 1024 * 1024

    def search(self, parameters: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
        """Yield the items of `@search`, page after page.

        Raises EndpointError.
        """
        start = 0
        for _ in range(_MOST_PAGES):
            page = {**parameters, "b_size": str(_PAGE), "b_start": str(start)}
            answer = self._get("@search", page)
            items = answer.get("items")
            if not isinstance(items, list):
                raise EndpointError("La réponse n’a pas la forme attendue.")
            yield from (item for item in items if isinstance(item, dict))
            start += len(items)
            if not items or start >= int(answer.get("items_total") or 0):
                return
        raise EndpointError("La réponse compte trop de pages.")

    def annexes(self, item: str) -> list[Mapping[str, Any]]:
        """Return the publishable annexes of an item, given by its address.

        Raises EndpointError.
        """
        answer = self._json(self._own(item), "@annexes", _ANNEXES)
        listed = answer.get("items") if isinstance(answer, dict) else answer
        if not isinstance(listed, list):
            raise EndpointError("La réponse n’a pas la forme attendue.")
        return [annex for annex in listed if isinstance(annex, dict)]

    def download(self, address: str) -> bytes:
        """Return a file of this endpoint, given by its address. Raises EndpointError."""
        return self._bytes(self._own(address), "")

    def _own(self, address: str) -> str:
        """Return the path of an address of this very endpoint: the token goes nowhere else."""
        own, asked = urlsplit(self.url), urlsplit(address)
        if (asked.scheme, asked.netloc.lower()) != (own.scheme, own.netloc.lower()):
            raise NotGivenError("Une adresse donnée par la réponse mène ailleurs : refusée.")
        return quote(unquote(asked.path), safe="/@")

    def _get(self, service: str, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        answer = self._json(urlsplit(self.url).path, service, parameters)
        if not isinstance(answer, dict):
            raise EndpointError("La réponse n’a pas la forme attendue.")
        return answer

    def _json(self, path: str, service: str, parameters: Mapping[str, str]) -> object:
        try:
            return json.loads(self._bytes(path, f"/{service}?{urlencode(parameters)}"))
        except (ValueError, RecursionError):
            raise EndpointError("La réponse n’est pas du JSON.") from None

    def _bytes(self, path: str, service: str) -> bytes:
        parts = urlsplit(self.url)
        host, secure = (parts.hostname or "").lower(), parts.scheme == "https"
        if host not in self.hosts or parts.scheme not in ("http", "https"):
            raise EndpointError(f"L’hôte « {host} » n’est pas sur la liste des hôtes permis.")
        port = parts.port or (443 if secure else 80)
        address = self._address(host, port, secure)
        try:
            return self._ask(host, port, address, secure, f"{path.rstrip('/')}{service}")
        except (OSError, http.client.HTTPException) as error:
            raise EndpointError(f"{host} ne répond pas ({type(error).__name__}).") from None

    def _address(self, host: str, port: int, secure: bool) -> str:
        """Return an address of the host that may be reached."""
        allowed = [ipaddress.ip_network(network) for network in self.networks]
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            raise EndpointError(f"L’adresse de {host} est introuvable.") from None
        for *_, place in found:
            address = ipaddress.ip_address(str(place[0]))
            private = any(address in network for network in allowed)
            if private or (address.is_global and secure):
                return str(address)
        raise EndpointError(
            f"{host} mène à une adresse privée ou non chiffrée qui n’est pas permise."
        )

    def _ask(self, host: str, port: int, address: str, secure: bool, path: str) -> bytes:
        deadline = time.monotonic() + self.seconds
        plain = socket.create_connection((address, port), timeout=self.seconds)
        try:
            opened = (
                ssl.create_default_context().wrap_socket(plain, server_hostname=host)
                if secure
                else plain
            )
        except BaseException:
            plain.close()
            raise
        connection = http.client.HTTPConnection(host, port, timeout=self.seconds)
        connection.sock = opened
        try:
            headers = {"Accept": _accepted(path), "Connection": "close"}
            if self.token:
                headers["Authorization"] = f"Bearer {self.token}"
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            if response.status != _OK:
                raise (NotGivenError if response.status in _ABSENT else EndpointError)(
                    _refusal(host, response.status)
                )
            return self._body(response, deadline)
        finally:
            connection.close()
            opened.close()

    def _body(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > self.most_bytes:
                raise EndpointError("La réponse est trop volumineuse.")
            if time.monotonic() > deadline:
                raise EndpointError("La réponse a pris trop de temps.")
            chunks.append(chunk)
        return b"".join(chunks)


def _accepted(path: str) -> str:
    """Return what to accept: the answer of a service, or a file as it is."""
    return "application/json" if "/@" in path and "/@@" not in path else "*/*"


def _refusal(host: str, status: int) -> str:
    if status in (301, 302, 303, 307, 308):
        return f"{host} renvoie vers une autre adresse : refusé."
    if status in (401, 403):
        return f"{host} refuse le jeton d’accès."
    return f"{host} a répondu par l’erreur {status}."
