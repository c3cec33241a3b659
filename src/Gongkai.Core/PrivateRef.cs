namespace Gongkai;

/// <summary>
/// Names a side row of personal data (a person, an address, a text that somebody typed) without containing it: the row's id and a
/// hash of what it held, in lower-case hexadecimal, whose salt lies in the row, so that it says nothing once the row is erased.
/// The row can be erased or encrypted anew; the event that names it stays as it is.
/// </summary>
public sealed record PrivateRef(PersonalDataId Id, string Hash);
