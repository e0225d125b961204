export const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
