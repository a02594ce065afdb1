export type Language = 'zh' | 'en';

/** The language of an answer by `Accept-Language` (RFC 9110 §12.5.4): the better-ranked of Chinese and English, Chinese by default. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'zh';
  let best: Language = 'zh';
  let weight = 0;
  for (const part of acceptLanguage.split(',', 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = /^en\b/.test(tag) ? 'en' : /^zh\b/.test(tag) ? 'zh' : undefined;
    const q = Number(
      parameters
        .find((p) => p.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (language && q > weight) [best, weight] = [language, q];
  }
  return best;
}
