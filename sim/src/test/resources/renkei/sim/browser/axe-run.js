// SPDX-License-Identifier: Apache-2.0
const done = arguments[arguments.length - 1];
axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}).then(
  (found) => done(found.violations.flatMap((one) => one.nodes.map((node) =>
    `${one.id} (${one.help}): ${node.html.slice(0, 160)} ${node.any.concat(node.all, node.none).map((check) => check.message).join(' ')}`))),
  (fault) => done([`axe failed: ${fault}`]),
);
