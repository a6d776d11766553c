/** The code that scripted replies carry: it does nothing, and its text shows that the sample ran what it was sent. */
export const REPLY_CODE = '(function scriptedReplyOfTheDecoy(){})()';
