namespace Gongkai.Web;

/// <summary>
/// A page that is the same for everybody who is not signed in: it is made once and kept until something that the public sees has changed. What it shows
/// must stand in the tables that <see cref="PublicChanges"/> hears of, or follow from the day.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute : Attribute;
