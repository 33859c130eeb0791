// SPDX-License-Identifier: Apache-2.0
// Notes what the page's own policy forbade and what failed, from before its first script on.
window.renkeiFaults = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.renkeiFaults.push(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`);
});
window.addEventListener('error', (e) => window.renkeiFaults.push(`error: ${e.message} ${e.filename}:${e.lineno}`));
window.addEventListener('unhandledrejection', (e) => window.renkeiFaults.push(`rejected: ${String(e.reason)}`));
