"""The service provider and his corporations, through the vendor's SDK."""

import uuid
from dataclasses import dataclass

from huaweicloudsdkmeeting.v1 import (
    AddCorpDTO,
    AddCorpRequest,
    AddCorpResDTO,
    AddResourceRequest,
    AdminDTO,
    CorpBasicDTO,
    ResourceDTO,
)

import sdk
from wire import Api

ACCOUNT, PASSWORD = "provider", "Towers-And-Masts-3"
SETTINGS = {"CONVOCA_PROVIDER_ACCOUNT": ACCOUNT, "CONVOCA_PROVIDER_PASSWORD": PASSWORD}
ADMIN_PASSWORD = "Slate-And-Zinc-8"

# An end that tests do not live to see: 2061, in milliseconds.
FAR = 2_871_763_200_000
VMR10 = "ff808081699b56d40169c410d5080179"
VMR50 = "ff808081699b56cb0169c411a0980152"


def provider(server):
    """The provider's administrator."""
    return sdk.by_account(server, ACCOUNT, PASSWORD)


@dataclass
class Tenant:
    """A corporation under the provider."""

    id: str
    name: str
    account: str

    def client(self, server):
        return sdk.by_account(server, self.account, ADMIN_PASSWORD)

    def api(self, server):
        return Api(server).sign_in(self.account, ADMIN_PASSWORD)


def resource(kind, count, expires=FAR, **more):
    return ResourceDTO(type=kind, count=count, expire_date=expires, **more)


def add(client, *resources, **basics):
    """A new corporation that is given these resources."""
    mark = uuid.uuid4().hex[:12]
    name, account = f"Tenant {mark}", f"admin-{mark}"
    body = AddCorpDTO(
        basic_info=CorpBasicDTO(**({"name": name} | basics)),
        admin_info=AdminDTO(account=account, name="Ines", pwd=ADMIN_PASSWORD, email=f"{mark}@tenants.example"),
        res_info=AddCorpResDTO(resource=list(resources)) if resources else None,
    )
    made = client.add_corp(AddCorpRequest(body=body))
    return Tenant(made.value, name, account)


def give(client, tenant, *resources):
    client.add_resource(AddResourceRequest(corp_id=tenant.id, body=list(resources)))
