import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What is counted and measured, for Prometheus. */
export class Metrics {
  readonly registry = new Registry();

  readonly appended = new Counter({
    name: 'entente_appended_events_total',
    help: 'Events this process has appended.',
    registers: [this.registry],
  });

  readonly conflicts = new Counter({
    name: 'entente_append_conflicts_total',
    help: 'Appends that were refused because somebody else was faster; the command was decided again.',
    registers: [this.registry],
  });

  readonly projected = new Counter({
    name: 'entente_projected_events_total',
    help: 'Events this process has projected.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly lagEvents = new Gauge({
    name: 'entente_projection_lag_events',
    help: 'Events a projection has not seen, counted up to 10000.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly lagSeconds = new Gauge({
    name: 'entente_projection_lag_seconds',
    help: 'For how long the oldest event that a projection has not seen has been waiting.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly quarantined = new Gauge({
    name: 'entente_quarantined_alliances',
    help: 'Alliances with an event that a projection cannot handle.',
    labelNames: ['projection'],
    registers: [this.registry],
  });

  readonly notices = new Gauge({
    name: 'entente_notices',
    help: 'Alliances that were silent for long, and reviews that are long overdue, where this process watches.',
    registers: [this.registry],
  });

  readonly projectorUp = new Gauge({
    name: 'entente_projector_up',
    help: 'Whether the projector of this process runs, and has had no trouble lately. 0 where it has none.',
    registers: [this.registry],
  });

  readonly projectorRestarts = new Gauge({
    name: 'entente_projector_restarts',
    help: 'How often the projector of this process had to be started again.',
    registers: [this.registry],
  });

  readonly requests = new Histogram({
    name: 'entente_http_request_duration_seconds',
    help: 'How long requests took to be answered.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  readonly droppedConnections = new Counter({
    name: 'entente_dropped_connections_total',
    help: 'Connections that were closed at once, for there were MAX_CONNECTIONS already.',
    registers: [this.registry],
  });

  readonly commands = new Histogram({
    name: 'entente_command_duration_seconds',
    help: 'How long commands took to be handled, by their type and by how that ended.',
    labelNames: ['command', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
