import {
  idDocumentTypes,
  legalPersonRealNameLevel,
  parseCitizenId,
  personRealNameLevel,
  realNameLevelCode,
  zhejiangSsoIdType,
} from '@yiwang/standards';
import type { SiteUser } from '../site/site-user-info.js';

/** Where the personal interface wants the number of a document that is no identity card, besides in `idnum`. */
const NUMBER_FIELDS: Readonly<Record<string, string>> = {
  2: 'passport',
  3: 'officerlicense',
  4: 'permitlicense',
  5: 'taiwanlicense',
  6: 'greencard',
};

/** `idtype` of the personal interface for a code of GA/T 2000.156; empty where it has none. */
function idTypeOf(documentType: string): string {
  const type = idDocumentTypes.decode(documentType);
  return type.ok ? (zhejiangSsoIdType.encode(type.value) ?? '') : '';
}

/** Fields of `getUserInfo`. All that the interface documents are there, what we do not know is empty. */
export function personFields(user: SiteUser): Record<string, string> {
  const idtype = idTypeOf(user.documentType);
  const citizen = idtype === '1' ? parseCitizenId(user.documentNo) : undefined;
  const told = citizen?.ok ? citizen.value : undefined;
  const empty = ['nation', 'email', 'postcode', 'cakey', 'country', 'province', 'city', 'officeaddress', 'officephone', 'officefax'];
  const home = ['homephone', 'homeaddress', 'orderby', 'headpicture', ...Object.values(NUMBER_FIELDS)];
  const numberField = NUMBER_FIELDS[idtype];
  return {
    ...Object.fromEntries([...empty, ...home].map((field) => [field, ''])),
    userid: user.userId,
    authlevel: realNameLevelCode(personRealNameLevel, user.level),
    username: user.name,
    idtype,
    idnum: user.documentNo,
    ...(numberField !== undefined && { [numberField]: user.documentNo }),
    sex: told === undefined ? '' : told.sex === 'male' ? '1' : '2',
    birthday: told?.birthDate ?? '',
    loginname: user.login,
    mobile: user.mobile,
    useable: '1',
  };
}

/** Fields of the legal persons' `info`. `userId` is the agent's account: several agents of an enterprise are several users. */
export function legalPersonFields(user: SiteUser): Record<string, string> {
  return {
    userId: user.userId,
    username: user.login,
    loginType: 'Password',
    realLevel: realNameLevelCode(legalPersonRealNameLevel, user.level),
    uniscid: user.enterprise?.creditCode ?? '',
    CompanyName: user.enterprise?.name ?? '',
    CompanyLegRep: user.enterprise?.representative ?? '',
    OrgType: String(user.enterprise?.orgType ?? ''),
    CompanyRegNumber: '',
    OrganizationNumber: user.enterprise?.creditCode.slice(8, 17) ?? '',
    CompanyType: '',
    CompanyAddress: '',
    telephoneNumber: '',
    CompanyScope: '',
    CompanyRegOrg: '',
    CompanySerialNumber: '',
    xzqh: user.enterprise?.creditCode.slice(2, 8) ?? '',
    status: '1',
    attnName: user.name,
    attnPhone: user.mobile,
    attnIDType: user.documentType,
    attnIDNo: user.documentNo,
    attnLandLinePhone: '',
  };
}
