/**
 * Words that make a claim about law or regulation, and so need a source in the same block. “Act” counts as a law where it
 * follows a capitalised word, “the”, “this” or a possessive, or stands before a year; a sentence that begins with the verb does not.
 */
const law = /(?:\b[A-Z][\w’'()-]*|\b[Tt]he|\b[Tt]his|[’']s)\s+Act\b|\bActs?\s+(?:of\s+)?(?:19|20)\d\d\b|\bActs\b/;
const words = /\b(?:statut\w*|unlawful\w*|tribunals?|liable|defam\w*|libel\w*)\b/i;
const names =
  /\b(?:HIPAA|GDPR|GMC|NMC|HCPC|GDC|GPhC|GOC|CQC|ICO|MHRA|PMCPA|ASA|OCR|HHS|FDA|FTC|AHPRA|Ahpra|TGA|OAIC|CMPA|OPC|MDU|MPS|General Medical Council|Nursing and Midwifery Council|Health and Care Professions Council|General Dental Council|General Pharmaceutical Council|Information Commissioner|Office for Civil Rights|Federal Trade Commission|Medical Board|Privacy Commissioner)\b/;

/** The first legal word of a text, or null. */
export function legalWord(text: string): string | null {
  const found = [law, words, names].flatMap((pattern) => pattern.exec(text) ?? []);
  return found[0] ?? null;
}
