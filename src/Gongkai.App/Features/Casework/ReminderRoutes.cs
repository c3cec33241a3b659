namespace Gongkai.Features.Casework;

/// <summary>Addresses of terms and reminders.</summary>
internal static class ReminderRoutes
{
    public const string Board = "/desk/board";
    public const string Notices = "/desk/notices";
    public const string Undelivered = "/admin/undelivered";
}
