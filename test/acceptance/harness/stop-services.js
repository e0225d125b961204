export default () => globalThis.stopSharedServices?.();
