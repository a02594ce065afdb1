/**
 * How 浙里办 hides personal data on a screen. Masks count characters, not UTF-16 units: a name may contain characters beyond the basic
 * plane (𬱖). What does not look like its kind is hidden altogether rather than shown, and nothing here throws.
 */

const hideAll = (text: string): string => '*'.repeat([...text].length);

const keep = (characters: readonly string[], shown: (index: number) => boolean): string =>
  characters.map((character, index) => (shown(index) ? character : '*')).join('');

/** 姓名: the first character is hidden: `*大友`; a single character altogether. */
export function maskName(name: string): string {
  const characters = [...name];
  return characters.length < 2 ? hideAll(name) : keep(characters, (index) => index > 0);
}

const isCitizenIdShape = (text: string): boolean => /^\d{17}[\dXx]$|^\d{15}$/.test(text);

/** 身份号码, strong: first and last character only: `3****************X`. */
export function maskCitizenIdStrong(number: string): string {
  return isCitizenIdShape(number) ? keep([...number], (index) => index === 0 || index === number.length - 1) : hideAll(number);
}

/** 身份号码, ordinary: characters 1, 5-12 and 18 are shown: `3***06198001*****X`. Of an old 15-digit number, as of the strong mask, the ends. */
export function maskCitizenId(number: string): string {
  if (!/^\d{17}[\dXx]$/.test(number)) return maskCitizenIdStrong(number);
  return keep([...number], (index) => index === 0 || (index >= 4 && index <= 11) || index === 17);
}

/** Other documents (passport, permits): the first and the last third are shown, rounded down; under three characters nothing. */
export function maskDocument(number: string): string {
  const characters = [...number];
  const third = Math.floor(characters.length / 3);
  return keep(characters, (index) => index < third || index >= characters.length - third);
}

/** Mobile number: `137****9050`; a +86 or 86 in front is dropped. */
export function maskMobile(number: string): string {
  const plain = number.replace(/^(?:\+?86)[- ]?(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(plain) ? `${plain.slice(0, 3)}****${plain.slice(7)}` : hideAll(number);
}

/** Landline: area code and last four digits: `0574-****1234`. Without an area code the last four. */
export function maskLandline(number: string): string {
  const match = /^(0(?:10|2\d|[3-9]\d{2}))?([- ]?)(\d{3,4})(\d{4})$/.exec(number);
  if (!match) return hideAll(number);
  return `${match[1] ?? ''}${match[2]!}${'*'.repeat(match[3]!.length)}${match[4]!}`;
}

/** Mobile or landline, whichever it is. */
export const maskPhone = (number: string): string => (/^(?:\+?86[- ]?)?1\d{10}$/.test(number) ? maskMobile(number) : maskLandline(number));

/** E-mail: first three characters, three stars, the domain: `wan***@example.com`; of a name of three or fewer only the first. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return hideAll(address);
  const name = [...address.slice(0, at)];
  return `${name.slice(0, name.length > 3 ? 3 : 1).join('')}***${address.slice(at)}`;
}

/** Bank card of 12-19 digits: first six and last four: `622202*********1234`. */
export function maskBankCard(number: string): string {
  const plain = number.replaceAll(' ', '');
  if (!/^\d{12,19}$/.test(plain)) return hideAll(number);
  return plain.slice(0, 6) + '*'.repeat(plain.length - 10) + plain.slice(-4);
}
