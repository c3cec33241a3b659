using System.Collections.Immutable;

namespace Gongkai.Web;

/// <summary>What somebody sent after the session had ended.</summary>
/// <param name="Handler">The button's handler; null for the page's own.</param>
/// <param name="Fields">Names and values in their order, without the token.</param>
/// <param name="Files">The names of the files, which a browser takes from nobody but the person.</param>
public sealed record ReturnedForm(string? Handler, ImmutableArray<ReturnedField> Fields, ImmutableArray<string> Files);

/// <summary>A field of it.</summary>
public sealed record ReturnedField(string Name, string Value);

/// <summary>A page whose forms are never kept, for what is typed there is secret.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NothingKeptAttribute : Attribute;
