const FEW = 3;

/** `United Kingdom → France`; `4 partners → each other`. @param nameOf a partner's name by its id */
export function partiesText(
  { debtors, creditors }: { readonly debtors: readonly string[]; readonly creditors: readonly string[] },
  nameOf: (partnerId: string) => string,
): string {
  const some = (ids: readonly string[]): string =>
    ids.length > FEW ? `${ids.length} partners` : ids.map(nameOf).join(', ');
  const mutual =
    debtors.length > 1 &&
    debtors.length === creditors.length &&
    debtors.every((id) => creditors.includes(id));
  return `${some(debtors)} → ${mutual ? 'each other' : some(creditors)}`;
}

/** The names of partners by their ids. */
export function namesOf(
  partners: readonly { readonly partnerId: string; readonly name: string }[],
): (partnerId: string) => string {
  const names = new Map(partners.map(({ partnerId, name }) => [partnerId, name]));
  return (partnerId) => names.get(partnerId) ?? partnerId;
}
