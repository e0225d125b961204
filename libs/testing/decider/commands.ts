import {
  TRUST_POLICY_PRESETS,
  type AllianceChanges,
  type AmendableCommand,
  type Command,
  type CommandData,
  type CommandType,
  type OpenCommitment,
} from '#domain';
import { ALLIANCE, NOW } from './specification.js';

/** A command, played now. */
export function command<T extends CommandType>(type: T, occurredOn: string, data: CommandData[T]): Command {
  // Type and data belong together, which a generic cannot say of their union.
  return { type, allianceId: ALLIANCE, occurredOn, now: NOW, data } as unknown as Command;
}

/** Commands of an alliance of `ann`, `ben` and `cem`, each with the least it can say. */
export const form = (occurredOn: string, data: Partial<CommandData['FormAlliance']> = {}): Command =>
  command('FormAlliance', occurredOn, {
    name: 'The Alliance',
    purpose: 'To help each other',
    kind: 'alliance',
    partners: ['ann', 'ben', 'cem'].map((partnerId) => ({ partnerId, name: partnerId.toUpperCase() })),
    trustPolicy: TRUST_POLICY_PRESETS.standard,
    ...data,
  });

export const join = (occurredOn: string, partnerId: string, shares?: Record<string, number>): Command =>
  command('AdmitPartner', occurredOn, {
    partnerId,
    name: partnerId.toUpperCase(),
    ...(shares && { shares }),
  });

export const leave = (occurredOn: string, partnerId: string, shares?: Record<string, number>): Command =>
  command('RecordDeparture', occurredOn, { partnerId, reason: 'moved on', ...(shares && { shares }) });

export const appoint = (occurredOn: string, partnerId: string): Command =>
  command('AppointCoordinator', occurredOn, { partnerId });

export const standDown = (occurredOn: string, partnerId?: string): Command =>
  command('StandDownCoordinator', occurredOn, partnerId === undefined ? {} : { partnerId });

/** Commitment `c`, of ann to ben. */
export const promise = (occurredOn: string, data: Partial<CommandData['MakeCommitment']> = {}): Command =>
  command('MakeCommitment', occurredOn, {
    commitmentId: 'c',
    debtors: ['ann'],
    creditors: ['ben'],
    description: 'lend the hall',
    weight: 1,
    ...data,
  });

/** Delivered on the day given, confirmed by ben. */
export const keep = (occurredOn: string, data: Partial<CommandData['FulfilCommitment']> = {}): Command =>
  command('FulfilCommitment', occurredOn, {
    commitmentId: 'c',
    deliveredOn: occurredOn,
    confirmedBy: 'ben',
    ...data,
  });

/** Kept without anyone's confirmation, and so on the evidence given or none. */
export const claim = (occurredOn: string, evidence?: string): Command =>
  command('FulfilCommitment', occurredOn, {
    commitmentId: 'c',
    deliveredOn: occurredOn,
    ...(evidence !== undefined && { evidence }),
  });

export const miss = (occurredOn: string, data: Partial<CommandData['MissCommitment']> = {}): Command =>
  command('MissCommitment', occurredOn, {
    commitmentId: 'c',
    asOf: occurredOn,
    detectedBy: 'partner',
    ...data,
  });

export const renegotiate = (
  occurredOn: string,
  data: Partial<CommandData['RenegotiateCommitment']> = {},
): Command =>
  command('RenegotiateCommitment', occurredOn, {
    commitmentId: 'c',
    consents: ['ann', 'ben'],
    reason: 'more time',
    ...data,
  });

export const release = (occurredOn: string, by: readonly string[] = ['ben']): Command =>
  command('ReleaseCommitment', occurredOn, { commitmentId: 'c', by, reason: 'no longer needed' });

export const withdraw = (occurredOn: string, by: readonly string[] = ['ann']): Command =>
  command('WithdrawCommitment', occurredOn, { commitmentId: 'c', by, reason: 'no means' });

/** Contribution `g`, of ann to the others. */
export const give = (occurredOn: string, data: Partial<CommandData['MakeContribution']> = {}): Command =>
  command('MakeContribution', occurredOn, {
    contributionId: 'g',
    givers: ['ann'],
    kind: 'time',
    description: 'a day of work',
    ...data,
  });

export const review = (occurredOn: string, data: Partial<CommandData['HoldReview']> = {}): Command =>
  command('HoldReview', occurredOn, { reviewId: 'r', ratings: [], decision: 'continue', ...data });

export const renew = (
  occurredOn: string,
  changes: AllianceChanges = {},
  consents: readonly string[] = ['ann', 'ben'],
): Command => command('RenegotiateAlliance', occurredOn, { changes, consents, reason: 'as agreed' });

export const pause = (occurredOn: string, by?: readonly string[]): Command =>
  command('PauseAlliance', occurredOn, { reason: 'winter', ...(by && { by }) });

export const resume = (occurredOn: string): Command => command('ResumeAlliance', occurredOn, {});

export const lapse = (occurredOn: string): Command =>
  command('LapseAlliance', occurredOn, { basis: 'nobody called any more' });

export const revive = (occurredOn: string): Command =>
  command('ReviveAlliance', occurredOn, { basis: 'they met again' });

export const dissolve = (
  occurredOn: string,
  openCommitments: readonly OpenCommitment[] = [],
  initiatedBy?: string,
): Command =>
  command('DissolveAlliance', occurredOn, {
    reason: 'achieved',
    openCommitments,
    ...(initiatedBy !== undefined && { initiatedBy }),
  });

export const formalise = (occurredOn: string): Command =>
  command('FormaliseAlliance', occurredOn, { instrument: 'a treaty' });

/** The entry of that event should have been what the command asks for. */
export const correct = (occurredOn: string, eventId: string | undefined, replacement: Command): Command =>
  command('CorrectEntry', occurredOn, {
    eventId: eventId ?? 'nothing',
    replacement: replacement as AmendableCommand,
  });

export const retract = (occurredOn: string, eventId: string | undefined): Command =>
  command('RetractEntry', occurredOn, { eventId: eventId ?? 'nothing', reason: 'a slip of the pen' });
