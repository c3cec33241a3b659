namespace Gongkai;

/// <summary>北京时间: a fixed +8 hours all year, never the server's zone.</summary>
public static class BeijingTime
{
    /// <summary>Its distance from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    extension(DateTimeOffset moment)
    {
        /// <summary>The day on which it falls in Beijing.</summary>
        public DateOnly BeijingDay => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);
    }
}
