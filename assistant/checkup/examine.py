"""The whole check-up."""

from __future__ import annotations

from pydantic import ValidationError

from assistant.checkup.folder import check_folder
from assistant.checkup.home import check_home, check_index
from assistant.checkup.in_force import settings_in_force
from assistant.checkup.installed import check_packages, versions
from assistant.checkup.language_model import check_language_model
from assistant.checkup.model import check_network, find_checked
from assistant.checkup.report import Finding, Report, SettingInForce, worst
from assistant.settings import Settings, UnknownSettingError, load_settings


def examine() -> Report:
    """Looks at packages, settings, model, home, index and library; raises nothing."""
    findings = [check_packages()]
    in_force: tuple[SettingInForce, ...] = ()
    try:
        settings = load_settings()
    except (UnknownSettingError, ValidationError) as error:
        findings.append(_unusable(error))
    else:
        in_force = settings_in_force(settings)
        findings += _parts(settings)
    return Report(
        status=worst(findings),
        versions=versions(),
        settings=in_force,
        findings=tuple(findings),
    )


def _parts(settings: Settings) -> list[Finding]:
    model, finding = find_checked(settings)
    return [
        finding,
        check_network(settings, model),
        check_home(settings.home),
        *check_index(settings, model),
        *check_folder(settings),
        *check_language_model(settings),
    ]


def _unusable(error: UnknownSettingError | ValidationError) -> Finding:
    message = str(error)
    if isinstance(error, ValidationError):
        message = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    remedy = "Change or unset the environment variable."
    return Finding(check="settings", status="problem", message=message, remedy=remedy)
