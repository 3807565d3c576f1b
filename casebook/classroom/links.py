"""Links that open the kit elsewhere: on Binder, and through nbgitpuller on a class server."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

START = "lab/tree/notebooks/00-start-here.ipynb"


def links(url: str, tag: str = "HEAD") -> list[str]:
    """The Binder link (GitHub, GitLab, or any git address) and the nbgitpuller query for a repository.

    Raises
    ------
    ValueError
        If the address is not one of the web.
    """
    parts = urlsplit(url)
    path = parts.path.strip("/").removesuffix(".git")
    if parts.scheme not in ("http", "https") or not parts.netloc or not path:
        raise ValueError(f"'{url}' is not the web address of a repository, such as https://github.com/OWNER/NAME")
    if parts.netloc == "github.com":
        spec = f"gh/{path}/{quote(tag, safe='')}"
    elif parts.netloc == "gitlab.com":
        spec = f"gl/{quote(path, safe='')}/{quote(tag, safe='')}"
    else:
        spec = f"git/{quote(url, safe='')}/{quote(tag, safe='')}"
    name = path.rsplit("/", 1)[-1]
    branch = "" if tag == "HEAD" else f"&branch={quote(tag, safe='')}"
    inside = quote(f"lab/tree/{name}/notebooks/00-start-here.ipynb", safe="")
    return [
        f"Binder: https://mybinder.org/v2/{spec}?urlpath={quote(START, safe='/')}",
        f"nbgitpuller: https://YOUR-HUB/hub/user-redirect/git-pull?repo={quote(url, safe='')}{branch}&urlpath={inside}",
    ]
