using System.Data;
using System.Globalization;
using Dapper;

namespace Gongkai.Storage;

/// <summary>How values stand in the columns, which are <c>text</c> or <c>bigint</c> only.</summary>
public static class StoredTypes
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    private const string DayForm = "yyyy-MM-dd";

    /// <summary>An instant as text: UTC, at fixed width, so that text order is time order.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    /// <summary>A day as text.</summary>
    public static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>The instant that a text gives.</summary>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The day that a text gives.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);

    /// <summary>Lets an id stand as text in parameters and rows.</summary>
    /// <typeparam name="T">The kind that the id is of.</typeparam>
    public static void AddId<T>() =>
        SqlMapper.AddTypeHandler(new TextHandler<Id<T>>(id => id.ToString(), text => Id<T>.Parse(text, CultureInfo.InvariantCulture)));

    internal static void Register()
    {
        AddText(Text, Instant);
        AddText(Text, Day);
        AddId<Of.Agency>();
        AddId<Of.Section>();
        AddId<Of.Post>();
        AddId<Of.Person>();
        AddId<Of.PersonalData>();
        foreach (var area in StoredArea.All) area.AddIds();
    }

    // Each engine has a form of its own for what it knows; text is the same in both.
    private static void AddText<T>(Func<T, string> write, Func<string, T> read) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(new TextHandler<T>(write, read));
    }

    private sealed class TextHandler<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : write(value);
        }

        public override T Parse(object value) => read((string)value);
    }
}
