// SPDX-License-Identifier: Apache-2.0

/// Proposals: who must agree, who has, and the keeper's closing that settles the outcome. Consent
/// binds to the hash of the exact terms; silence never counts.
@NullMarked
package renkei.core.consent;

import org.jspecify.annotations.NullMarked;
