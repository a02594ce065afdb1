import {
  applicantTypes,
  applicationChannels,
  audiences,
  bodyKinds,
  exerciseLevels,
  idDocumentTypes,
  itemCategories,
  legalPersonKinds,
  type CodeEntry,
  type CodeList,
} from '@yiwang/standards';

/** One choice of a field: what is stored, and what is shown. */
export interface Choice {
  const: string;
  title: string;
}

const LISTS: readonly CodeList<CodeEntry>[] = [
  applicantTypes,
  applicationChannels,
  audiences,
  bodyKinds,
  exerciseLevels,
  idDocumentTypes,
  itemCategories,
  legalPersonKinds,
];

/** Chinese names of the public code tables that a form may name. */
export const FORM_CODE_LISTS: readonly string[] = LISTS.map((list) => list.name);

/** Choices of a public code table by its Chinese name; what is stored is the neutral key. */
export function choicesOf(name: string): Choice[] | undefined {
  return LISTS.find((list) => list.name === name)?.entries.map(({ key, zh }) => ({ const: key, title: zh }));
}

const MOST_CHOICES = 200;
const MOST_CHARACTERS = 100;

/** Choices written out: `1=是|0=否`, or `甲|乙` where value and name are the same. Undefined when it is no such list. */
export function inlineChoices(text: string): Choice[] | undefined {
  const choices = text.split('|').map((each): Choice => {
    const at = each.indexOf('=');
    const value = (at < 0 ? each : each.slice(0, at)).trim();
    return { const: value, title: at < 0 ? value : each.slice(at + 1).trim() };
  });
  const values = new Set(choices.map((choice) => choice.const));
  const good = choices.every((c) => c.const !== '' && c.title !== '' && c.const.length + c.title.length <= MOST_CHARACTERS);
  return good && choices.length >= 2 && choices.length <= MOST_CHOICES && values.size === choices.length ? choices : undefined;
}
