"""A department's own site that lets people in by the ticket protocol of Zhejiang's single sign-on. Standard library only.

    PLATFORM=https://… SERVICECODE=… SERVICEPWD=… [ACCESS_KEY=… ACCESS_SECRET=…] [SITE=https://…] [PORT=8080] python3 department_site.py

/login lets persons in, /legal-login agents of enterprises; both bring them back to where they wanted to go. Nothing here knows the platform
but its address: a site that speaks to another authority today changes that, and perhaps its codes. SITE is where browsers find this
site, as it is registered; without it they find it on this machine. It says in JSON lines what happens.
"""

import hashlib
import hmac
import json
import os
import secrets
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PLATFORM = os.environ["PLATFORM"].rstrip("/")
SERVICECODE, SERVICEPWD = os.environ["SERVICECODE"], os.environ["SERVICEPWD"]
ACCESS_KEY, ACCESS_SECRET = os.environ.get("ACCESS_KEY", ""), os.environ.get("ACCESS_SECRET", "")
PORT = int(os.environ.get("PORT", "0"))
SITE = os.environ.get("SITE", "").rstrip("/")
CHINA = timezone(timedelta(hours=8))

sessions = {}  # of this process alone: a real site keeps them where its other processes find them


def say(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def simpleauth(method, **parameters):
    """The back channel for persons: signed with the time, the code and the password of this site."""
    time = datetime.now(CHINA).strftime("%Y%m%d%H%M%S")
    sign = hashlib.md5((SERVICECODE + SERVICEPWD + time).encode()).hexdigest()
    form = {"method": method, "servicecode": SERVICECODE, "time": time, "sign": sign, "datatype": "json", **parameters}
    request = urllib.request.Request(PLATFORM + "/sso/servlet/simpleauth", urllib.parse.urlencode(form).encode())
    with urllib.request.urlopen(request, timeout=15) as answer:
        return json.load(answer)


def legal_user(ssotoken):
    """The back channel for enterprises: the body is signed."""
    body = json.dumps({"token": ssotoken}).encode()
    headers = {
        "content-type": "application/json",
        "X-timevale-project-id": ACCESS_KEY,
        "X-timevale-signature": hmac.new(ACCESS_SECRET.encode(), body, hashlib.sha256).hexdigest(),
    }
    request = urllib.request.Request(PLATFORM + "/rest/user/query", body, headers)
    with urllib.request.urlopen(request, timeout=15) as answer:
        return json.load(answer)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        given = {name: values[0] for name, values in urllib.parse.parse_qs(url.query).items()}
        pages = {
            "/": self.home,
            "/login": self.login,
            "/sso-callback": self.callback,
            "/legal-login": self.legal_login,
            "/legal-callback": self.legal_callback,
        }
        pages.get(url.path, self.home)(given)

    def login(self, given):
        wish = {"action": "ssoLogin", "servicecode": SERVICECODE, "goto": self.inside(given.get("to"))}
        self.send_to(PLATFORM + "/sso/usp.do?" + urllib.parse.urlencode(wish))

    def callback(self, given):
        ticket = simpleauth("ticketValidation", st=given.get("ticket", ""))
        if ticket["result"] != "0":
            return self.refused(ticket["result"])
        user = simpleauth("getUserInfo", token=ticket["token"])
        if user["result"] != "0":
            return self.refused(user["result"])
        # Users are known by userid, never by name or number. Who is not real-name verified may look, not file.
        self.let_in({"id": user["userid"], "name": user["username"], "level": user["authlevel"]}, self.inside(given.get("sp")))

    def legal_login(self, given):
        # Never by what the browser says this host is called: it is compared with what is registered, character by character.
        here = SITE + "/legal-callback?goto=" + urllib.parse.quote(self.inside(given.get("to")), safe="")
        self.send_to(PLATFORM + "/opensso/spsaehandler/metaAlias/sp?" + urllib.parse.urlencode({"spappurl": here}))

    def legal_callback(self, given):
        answer = legal_user(given.get("ssotoken", ""))
        if answer["errCode"] != 0:
            return self.refused(str(answer["errCode"]))
        agent = answer["info"]
        # Several agents of one enterprise are several users: bound by userId, never by company name or credit code.
        user = {"id": agent["userId"], "name": agent["attnName"], "company": agent["CompanyName"], "level": agent["realLevel"]}
        self.let_in(user, self.inside(given.get("goto")))

    def home(self, _):
        cookie = SimpleCookie(self.headers.get("cookie", "")).get("SITESESSION")
        user = sessions.get(cookie.value) if cookie else None
        self.answer(200, json.dumps({"path": self.path, "user": user}, ensure_ascii=False), "application/json")

    def let_in(self, user, to):
        session = secrets.token_hex(16)
        sessions[session] = user
        say(event="login", **user)
        self.send_to(to, **{"set-cookie": f"SITESESSION={session}; Path=/; HttpOnly; SameSite=Lax{SECURE}"})

    def refused(self, code):
        say(event="refused", code=code)
        self.answer(403, f"登录失败，错误码：{code}", "text/plain")

    def inside(self, path):
        """Only a path of this site: whoever makes the link must not choose where people end up."""
        return path if path and path.startswith("/") and not path.startswith(("//", "/\\")) else "/"

    def send_to(self, location, **headers):
        self.send_response(302)
        for name, value in {"location": location, "cache-control": "no-store", "content-length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def answer(self, status, text, media):
        body = text.encode()
        self.send_response(status)
        self.send_header("content-type", media + "; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Addresses carry tickets: they belong in no log."""


server = ThreadingHTTPServer(("127.0.0.1", PORT), Site)
SITE = SITE or f"http://127.0.0.1:{server.server_address[1]}"
SECURE = "; Secure" if SITE.startswith("https:") else ""
say(event="listening", port=server.server_address[1])
try:
    server.serve_forever()
except KeyboardInterrupt:
    sys.exit(0)
