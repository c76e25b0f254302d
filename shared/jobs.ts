/** The kinds of work the queue knows and the states a job goes through. */

/** read-page: subject is a page. describe-document: subject is a document whose last page has been read. */
export const jobKinds = ['read-page', 'describe-document'] as const;
export type JobKind = (typeof jobKinds)[number];

/** waiting → running → done | failed | cancelled; failed and cancelled may wait again; running waits again at a start. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];
