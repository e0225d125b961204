/* global rs, sleep */
// Makes a replica set of the servers in MEMBERS, unless they are one already, and waits for its primary (mongosh).
const members = process.env.MEMBERS.split(',').map((host, _id) => ({ _id, host }));
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'rs0', members });
}
while (!rs.status().members.some(({ stateStr }) => stateStr === 'PRIMARY')) sleep(200);
