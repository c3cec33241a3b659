namespace Gongkai.Matters;

/// <summary>One step of a matter as the public, or its applicant, is told of it.</summary>
public sealed record PublicStep(DateOnly On, string Title, string Text);
