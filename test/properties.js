import fc from 'fast-check';

// Properties are held against random lives. They differ from run to run, so that more and more of them are tried; but
// not where a change is checked: what fails there fails because of the change, and fails again for whoever looks into it.
if (process.env.CI) fc.configureGlobal({ seed: 1904, endOnFailure: true });
