import { finder, type Finder } from './pattern.ts';

/**
 * First names that are hardly ever anything else, from many places. Will, Mark, Grace, Hope, May and other words of English are
 * left out: they would be marked all day.
 */
const names = `
Aaron Abdul Abigail Adam Adebayo Adele Aidan Aisha Alan Alastair Alex Alexander Alexandra Ali Alice Alison Amanda Amara Amelia Amina Amir Amy
Andrea Andrew Angela Anita Anna Anne Annie Anthony Antonio Arthur Aoife Ahmed Barbara Beatrice Ben Benjamin Beth Bethany Brenda Brendan Brian
Bronagh Bridget Callum Carlos Carmen Carol Caroline Catherine Charles Charlotte Chiara Chloe Chris Christine Christopher Claire Clare
Colin Connor Craig Cynthia Daniel Danielle David Deborah Debbie Declan Denise Derek Diana Diane Dmitri Dominic Donald Donna Dorothy Douglas Duncan Dylan
Edith Edward Eileen Elaine Eleanor Elena Elizabeth Ella Ellen Emily Emma Eric Erin Ethan Eva Evelyn Faisal Farah Fatima Femi Fiona
Florence Francesca Fred Freddie Gareth Gary Gavin Gemma Geoffrey George Gerald Giovanni Gillian Giulia Gladys Gloria Gordon Graham Greg Gurpreet Hamza
Hannah Harriet Harry Hassan Heather Helen Henry Hiroshi Howard Hugh Ian Ibrahim Imran Ingrid Irene Isaac Isabel Isabella Isla Ivan Jacob Jacqueline
James Jamie Jane Janet Janice Jason Jasmine Jayne Jean Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne Joe Joel John Jonathan
Jose Joseph Joshua Joyce Juan Judith Julia Julian Julie Karen Karim Kate Katherine Kathleen Katie Kavita Keith Kelly Kenneth Kevin Khalid
Kieran Kim Kirsty Krishna Kwame Lakshmi Laura Lauren Leah Leanne Leo Lewis Liam Linda Lisa Lorraine Louise Lucas Lucy Luis Luke Lydia Lynn
Mabel Magda Malcolm Mandy Margaret Maria Marie Marion Marjorie Martin Martha Mary Matthew Maureen Mei Megan Mehmet Melissa Michael Michelle
Miguel Mohamed Mohammed Mohammad Moira Molly Monica Muhammad Nadia Nancy Naomi Natalie Natasha Neil Ngozi Niamh Nicholas Nicola Nicole Nigel Noah
Norman Oliver Olivia Olga Omar Oscar Owen Pamela Patricia Paul Paula Pauline Pedro Peter Philip Phoebe Phyllis Piotr Priya Rachel Raj Rajesh
Rangi Rashid Rebecca Reginald Richard Rita Robert Roberto Roger Ronald Rosemary Ross Ruth Ryan Sally Samantha Samir Samuel Sandra Sanjay Sara Sarah Saoirse
Scott Sean Sergei Shane Sharon Shaun Sheila Shirley Simon Sinead Siobhan Sofia Sophia Sophie Stacey Stanley Stella Stephanie
Stephen Steven Stewart Stuart Sunita Susan Suzanne Sylvia Tamara Tanya Tariq Teresa Terence Theresa Thomas Tim Timothy Tomasz Tracey Tracy
Trevor Ursula Valerie Vanessa Veronica Vikram Vincent Wayne Wendy William Winifred Xavier Yasmin Yusuf Yuki Yvonne Zainab Zara Zoe
`;

const first: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

/** A common first name, with the surname that may follow it. */
export const firstNames: readonly Finder[] = [
  finder(
    'name',
    /(?<![\p{L}\p{N}_@/.-])\p{Lu}\p{Ll}{1,14}(?:[ -]\p{Lu}[\p{L}’'-]{1,24}){0,2}(?![\p{L}\p{N}_])/gu,
    (found) => first.has(/^\p{L}+/u.exec(found)?.[0] ?? ''),
  ),
];
