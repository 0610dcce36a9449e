// What administrators look after besides meetings, in the portal's own words.

export type Role = "default" | "admin" | "member";

/** Somebody of the corporation. */
export interface Member {
  id: string;
  account: string;
  name: string;
  englishName: string;
  email: string;
  phone: string;
  country: string;
  department: { code: string; path: string };
  title: string;
  note: string;
  isPhoneHidden: boolean;
  /** Lower comes first in lists of people. */
  sortLevel: number;
  role: Role;
  isActive: boolean;
  thirdAccount: string;
  /** Path of the picture, or empty. */
  picture: string;
}

/** One person with what only his own page shows. */
export interface MemberDetail extends Member {
  signature: string;
  rooms: MemberRoom[];
}

export interface MemberRoom {
  id: string;
  number: string;
  name: string;
  kind: RoomKind;
  size: number;
}

/** What is filled in about somebody. */
export interface MemberDraft {
  account: string;
  /** Of somebody new; empty: one is made up and sent. */
  password: string;
  name: string;
  englishName: string;
  email: string;
  phone: string;
  departmentCode: string;
  title: string;
  note: string;
  thirdAccount: string;
  isPhoneHidden: boolean;
  sortLevel: string;
}

export interface MemberQuery {
  search: string;
  department: string;
  withBelow: boolean;
  status: "" | "active" | "disabled";
  role: "" | "admin" | "member";
}

export interface Sort {
  field: string;
  isAscending: boolean;
}

export interface Department {
  code: string;
  name: string;
  /** Names from the root down, with a slash between. */
  path: string;
  parent: string;
  note: string;
  sortLevel: number;
  isLeaf: boolean;
}

export interface ImportReport {
  added: number;
  refused: { line: number; account: string; reason: string }[];
}

export interface ErasureReport {
  /** `code` names a thing that there may be words for; `what` and `why` are English. */
  gone: { code: string; what: string; count: number }[];
  kept: { code: string; what: string; why: string; count: number }[];
}

export type RoomKind = "personal" | "cloud" | "webinar";

/** A room of the corporation. */
export interface OwnedRoom {
  id: string;
  number: string;
  name: string;
  package: string;
  size: number;
  audience: number;
  /** Who has it. */
  owner: { account: string; name: string } | null;
  device: string;
  status: "normal" | "frozen" | "free";
  expiresAtMs: number | null;
}

/** What a corporation may use of something. */
export interface Limit {
  what: LimitName;
  /** Null: as much as it likes. */
  most: number | null;
  /** Null: nobody counts. */
  used: number | null;
  expired: number;
  expiring: number;
}

export type LimitName = "users" | "concurrent" | "rooms" | "terminals1080" | "terminals720" | "terminalsThird" | "screens" | "boards" | "bigScreens" | "live" | "recording" | "meetings";

/** Resources that were given at once. */
export interface Order {
  id: string;
  type: string;
  typeId: string;
  about: string;
  count: number;
  expiresAtMs: number | null;
  status: "normal" | "expired" | "disabled";
  mayChange: boolean;
}

export interface AuditEntry {
  atMs: number;
  account: string;
  name: string;
  operation: string;
  object: string;
  /** What was asked for. */
  detail: { name: string; value: string }[];
  address: string;
  request: string;
}

export interface AuditQuery {
  search: string;
  from: string;
  until: string;
}

export interface Device {
  serial: string;
  name: string;
  model: string;
  type: string;
  account: string;
  number: string;
  department: { code: string; path: string };
  email: string;
  phone: string;
  note: string;
  isActive: boolean;
}

export interface DeviceDraft {
  serial: string;
  name: string;
  model: string;
  departmentCode: string;
  email: string;
  phone: string;
  note: string;
}

export interface DeviceModel {
  type: string;
  model: string;
}

/** A screen's code, with which it is made the corporation's. */
export interface ActivationCode {
  id: string;
  code: string;
  name: string;
  type: string;
  department: string;
  expiresAtMs: number | null;
}

/** A corporation as its provider sees it. */
export interface Tenant {
  id: string;
  name: string;
  email: string;
  phone: string;
  address: string;
  note: string;
  admin: { account: string; name: string; email: string; phone: string };
}

export interface TenantDraft {
  name: string;
  email: string;
  phone: string;
  address: string;
  note: string;
  adminAccount: string;
  adminName: string;
  adminEmail: string;
  adminPassword: string;
}

/** Where the corporation's people sign in, if not here. */
export interface SingleSignOn {
  isOn: boolean;
  domain: string;
  authorizeUrl: string;
  tokenUrl: string;
  userInfoUrl: string;
  clientId: string;
  /** Never comes from the server; empty leaves the one that is kept. */
  clientSecret: string;
  scope: string;
  accountField: string;
  nameField: string;
  emailField: string;
  phoneField: string;
}
