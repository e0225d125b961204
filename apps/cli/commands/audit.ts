import { type AuditRange, ListAuditEntries } from '#application';
import { precisionOf } from '#domain';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { wholeList } from '../session/whole.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { auditText } from '../text/audit-text.js';

/** Prints who was handed out recorded events, when, and why. @throws Failure */
export async function audit(range: AuditRange, session: Session, terminal: Terminal): Promise<ExitStatus> {
  for (const [option, date] of Object.entries({ '--from': range.from, '--to': range.to }))
    if (date !== undefined && precisionOf(date) === undefined)
      throw new Failure(`${option} is a year, a month, a day or an instant, not ${date}.`, EXIT.usage);
  const entries = await wholeList((paging) => session.queries.execute(new ListAuditEntries(range, paging)));
  answer(terminal, { json: { entries }, shown: entries, text: auditText });
  return EXIT.good;
}
