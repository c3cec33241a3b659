using Gongkai.Sending;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Looks for what is to be said, and says it, as long as the platform runs.</summary>
public sealed class ReminderRounds(DueReminders reminders, SignInWatch watch, Delivery delivery, TimeProvider clock,
    ILogger<ReminderRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, string, Exception?> Broken =
        LoggerMessage.Define<string>(LogLevel.Error, new(3502, "ReminderRoundBroken"), "a round of reminders broke off: {Fault}");

    protected override async Task RunAsync(CancellationToken ct)
    {
        await reminders.RunAsync(ct);
        await watch.RunAsync(ct);
        await delivery.RunAsync(ct);
    }

    // Health tells that messages grow old.
    protected override void Tell(Exception fault) => Broken(log, fault.GetType().Name, null);
}
